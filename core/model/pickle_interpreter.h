#pragma once

#include "core/file/file_error.h"
#include "core/model/pickle.h"
#include "core/model/pickle_names.h"

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

namespace latentwalk {

// Runs the opcodes of one pickle (Python's pickletools describes them). Memory is bounded by fixed limits, far above
// what a checkpoint needs, and grows with what was read, never with a number found in the file.
class PickleInterpreter {
public:
    PickleInterpreter(std::filesystem::path path, std::span<const std::byte> bytes, std::size_t position,
                      std::size_t origin);

    Pickle run();
    std::size_t position() const noexcept { return m_position; }

private:
    using Index = Pickle::Index;
    using Kind = Pickle::Kind;
    using Node = Pickle::Node;

    // Nodes that need only be there once.
    static constexpr Index kNoneNode = 0;
    static constexpr Index kTrueNode = 1;
    static constexpr Index kFalseNode = 2;
    static constexpr Index kEmptyTupleNode = 3;

    // pickle_opcodes.cpp
    void step(unsigned opcode);
    bool pushNumber(unsigned opcode);
    bool pushText(unsigned opcode);
    bool pushContainer(unsigned opcode);
    bool changeContainer(unsigned opcode);
    bool useMemo(unsigned opcode);

    // pickle.cpp: the bytes, the stack and the memo.
    FileError damaged(const std::string& what) const;
    FileError refused(const std::string& what) const;
    std::string_view take(std::size_t count);
    std::uint64_t takeUnsigned(std::size_t count);
    std::string_view takeCounted(std::size_t lengthSize);
    std::string_view takeLine();
    Index add(Node node);
    Index addText(Kind kind, std::string_view text);
    Index addInteger(std::string_view littleEndian);
    void addChild(Index parent, Index child);
    void push(Index index);
    void mark();
    Index pop();
    Index top(Kind kind, const char* operation) const;
    std::vector<Index> popToMark();
    Index tuple(const std::vector<Index>& children);
    void setMemo(std::uint64_t key, Index value);
    Index memo(std::uint64_t key) const;

    // pickle_objects.cpp: what names, calls and references to storages mean.
    void pushName(std::string_view module, std::string_view name);
    void call();
    void makeObject(bool withKeywords);
    void build();
    void pushStorage();
    Index orderedDict(const std::vector<Index>& arguments);
    Index configObject(Index type);
    Index rebuildTensor(const std::vector<Index>& arguments, bool second);
    Index wrappedTensor(const std::vector<Index>& arguments, std::size_t fewest, std::size_t most);
    PickleName nameOfClass(Index index) const;
    std::size_t findStorage(const Pickle::Storage& storage);
    std::uint64_t size(Index index, const char* what) const;
    std::vector<std::int64_t> sizes(Index index, const char* what) const;
    void checkTensor(const Pickle::Tensor& tensor, const Pickle::StorageView& view) const;

    std::filesystem::path m_path;
    std::span<const std::byte> m_bytes;
    std::size_t m_position;
    std::size_t m_origin;
    std::size_t m_opcodeAt = 0;
    Pickle m_result;
    std::vector<Index> m_stack;
    std::vector<std::size_t> m_marks;
    std::vector<Index> m_memo;
    std::uint64_t m_memoSize = 0;
    std::unordered_map<std::string_view, std::size_t> m_storageByKey;
};

}  // namespace latentwalk
