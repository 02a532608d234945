// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/file/file_error.h"
#include "core/model/pickle/pickle.h"
#include "core/model/pickle/pickle_names.h"

#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
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
    bool appended(const std::vector<Index>& values, Kind kind, const char* operation);
    bool useMemo(unsigned opcode);

    // pickle_lines.cpp: protocols 0 and 1, whose numbers and texts are lines.
    bool readLine(unsigned opcode);
    Index addDecimal(std::string_view digits);
    Index addReal(std::string_view digits);
    Index addQuoted(std::string_view text);
    Index addEscaped(std::string_view text);
    Index addReference(std::string_view text);
    std::uint64_t memoKey(std::string_view digits) const;

    // pickle.cpp: the bytes, the stack and the memo.
    FileError damaged(const std::string& what) const;
    FileError refused(const std::string& what) const;
    std::string_view take(std::size_t count);
    std::uint64_t takeUnsigned(std::size_t count);
    std::string_view takeCounted(std::size_t lengthSize);
    std::string_view takeLine(std::size_t longest);
    Index add(Node node);
    Index addText(Kind kind, std::string_view text);
    Index addOwned(Kind kind, std::string text);
    Index addInteger(std::string_view littleEndian);
    void addChild(Index parent, Index child);
    void push(Index index);
    void mark();
    Index pop();
    bool isOnTop(Kind kind) const;
    Index top(Kind kind, const char* operation) const;
    std::vector<Index> popToMark();
    Index tuple(const std::vector<Index>& children);
    void setMemo(std::uint64_t key, Index value);
    Index memo(std::uint64_t key) const;

    // pickle_objects.cpp: what names, calls and objects mean.
    void pushName(std::string_view module, std::string_view name);
    PickleName meaning(Index type) const;
    Index call(Index callable, Index argumentTuple);
    Index callKnown(PickleName name, Index callable, const std::vector<Index>& arguments);
    Index makeObject(Index type);
    Index object(Index type);
    Index member(const std::vector<Index>& arguments);
    Index reconstructed(const std::vector<Index>& arguments);
    Index newDict(const std::vector<Index>& arguments);
    void build();
    void setAttributes(Index object, Index dict);
    Index ownAttributes(Index object);
    Index itemsToSet(const char* operation);

    // pickle_tensors.cpp: references to storages, and tensors in them.
    void pushStorage();
    std::size_t findStorage(const Pickle::Storage& storage);
    Index rebuildTensor(Index callable, const std::vector<Index>& arguments);
    Index wrappedTensor(const std::vector<Index>& arguments, std::size_t fewest, std::size_t most) const;
    std::uint64_t size(Index index, const char* what) const;
    std::vector<std::int64_t> sizes(Index index, const char* what) const;
    bool fits(const Pickle::Tensor& tensor, const Pickle::StorageView& view) const;

    // pickle_numpy.cpp: numbers, texts and short arrays of NumPy become plain ones; what is not understood is opaque.
    struct NumpyType {
        char kind = 'O';  // as in NumPy's array interface
        std::size_t size = 0;
        bool bigEndian = false;
    };
    Index numpyType(Index callable, const std::vector<Index>& arguments);
    void setByteOrder(Index type, Index state);
    Index numpyScalar(Index callable, const std::vector<Index>& arguments);
    Index numpyFromBuffer(Index callable, const std::vector<Index>& arguments);
    void setArray(Index array, Index state);
    void becomeArray(Index array, Index shape, Index type, Index bytes);
    std::optional<Node> numpyValue(const NumpyType& type, std::string_view bytes);

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
    std::vector<PickleName> m_meanings;                 // of m_result.m_classes
    std::unordered_set<Index> m_ownDicts;               // attributes that no other value can refer to
    std::unordered_map<Index, NumpyType> m_numpyTypes;  // of objects of class numpy.dtype
    std::unordered_set<Index> m_numpyArrays;            // that wait for their state
};

}  // namespace latentwalk
