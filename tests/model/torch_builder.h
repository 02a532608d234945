// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <zlib.h>

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/message/file_error.h"

// Composes pickles and torch.save's containers byte by byte, also such as torch.save would never write.
namespace latentwalk::test {

template <typename Number>
QByteArray little(Number value) {
    QByteArray bytes(sizeof value, '\0');
    std::memcpy(bytes.data(), &value, sizeof value);
    return bytes;
}

// Opcodes of pickle protocol 2, in the words of Python's pickletools.
inline QByteArray proto(char protocol = 2) {
    return QByteArray("\x80") + protocol;
}
inline QByteArray text(const QByteArray& value) {
    return "X" + little(static_cast<std::uint32_t>(value.size())) + value;
}
inline QByteArray integer(std::int32_t value) {
    return "J" + little(value);
}
inline QByteArray real(double value) {
    QByteArray bytes = little(value);
    std::reverse(bytes.begin(), bytes.end());
    return "G" + bytes;
}
inline QByteArray global(const QByteArray& module, const QByteArray& name) {
    return "c" + module + "\n" + name + "\n";
}
inline QByteArray tuple(const std::vector<QByteArray>& values) {
    QByteArray bytes = "(";
    for (const QByteArray& value : values) {
        bytes += value;
    }
    return bytes + "t";
}
inline QByteArray list(const std::vector<QByteArray>& values) {
    QByteArray bytes = "](";
    for (const QByteArray& value : values) {
        bytes += value;
    }
    return bytes + "e";
}
using Pairs = std::vector<std::pair<QByteArray, QByteArray>>;  // of a key's text and a value's opcodes
inline QByteArray dict(const Pairs& pairs) {
    QByteArray bytes = "}(";
    for (const auto& [key, value] : pairs) {
        bytes += text(key) + value;
    }
    return bytes + "u";
}
inline QByteArray integers(const std::vector<std::int64_t>& values) {
    QByteArray bytes = "(";
    for (const std::int64_t value : values) {
        bytes += "\x8a\x08" + little(value);
    }
    return bytes + "t";
}

// A reference to a storage, as BINPERSID takes it.
inline QByteArray storage(const QByteArray& key, std::int64_t elements, const QByteArray& type = "FloatStorage",
                          const QByteArray& view = "") {
    return tuple(
               {text("storage"), global("torch", type), text(key), text("cpu"), "\x8a\x08" + little(elements), view}) +
           "Q";
}
inline QByteArray tensor(const QByteArray& storageReference, const std::vector<std::int64_t>& shape,
                         const std::vector<std::int64_t>& strides, std::int64_t offset = 0) {
    return global("torch._utils", "_rebuild_tensor_v2") +
           tuple({storageReference, "\x8a\x08" + little(offset), integers(shape), integers(strides), "\x89",
                  global("collections", "OrderedDict") + ")R"}) +
           "R";
}

struct Value {
    QByteArray key;
    std::vector<std::int64_t> shape;
    QByteArray bytes;  // float32
};

// The opcodes of a dense float32 tensor with a storage of its own.
inline QByteArray tensor(const Value& value) {
    std::vector<std::int64_t> strides(value.shape.size(), 1);
    for (std::size_t i = value.shape.size() - 1; i > 0; --i) {
        strides[i - 1] = strides[i] * value.shape[i];
    }
    return tensor(storage(value.key, value.bytes.size() / 4), value.shape, strides);
}

inline QByteArray streamPreface(bool littleEndian = true) {
    return proto() + QByteArray("\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.", 13) + proto() + "M\xe9\x03." +
           proto() + dict({{"protocol_version", "M\xe9\x03"}, {"little_endian", littleEndian ? "\x88" : "\x89"}}) + ".";
}

// The stream container: `opcodes` of the object without PROTO and STOP, and its storages.
inline QByteArray makeStream(const QByteArray& opcodes, const std::vector<Value>& values) {
    std::vector<QByteArray> keys;
    QByteArray data;
    for (const Value& value : values) {
        keys.push_back(text(value.key));
        data += little(std::int64_t{value.bytes.size() / 4}) + value.bytes;
    }
    return streamPreface() + proto() + opcodes + "." + proto() + list(keys) + "." + data;
}

inline std::uint32_t crcOf(const QByteArray& bytes) {
    return static_cast<std::uint32_t>(
        crc32_z(0, reinterpret_cast<const Bytef*>(bytes.constData()), static_cast<std::size_t>(bytes.size())));
}

struct Member {
    QByteArray name;
    QByteArray data;  // as it lies in the archive
    std::uint16_t flags = 0;
    std::uint16_t method = 0;
    bool hasCrc = true;
    // Of what was packed, where `data` is not that.
    std::optional<std::uint32_t> size{};
    std::optional<std::uint32_t> crc{};
};

// A zip archive, without zip64 and without data descriptors.
inline QByteArray makeZip(const std::vector<Member>& members) {
    QByteArray archive;
    QByteArray directory;
    for (const Member& member : members) {
        const auto packed = static_cast<std::uint32_t>(member.data.size());
        const QByteArray shared = little<std::uint16_t>(10) + little(member.flags) + little(member.method) +
                                  little<std::uint32_t>(0) +
                                  little(member.hasCrc ? member.crc.value_or(crcOf(member.data)) : 0U) +
                                  little(packed) + little(member.size.value_or(packed)) +
                                  little(static_cast<std::uint16_t>(member.name.size())) + little<std::uint16_t>(0);
        directory += "PK\x01\x02" + little<std::uint16_t>(10) + shared + little<std::uint16_t>(0) +
                     little<std::uint32_t>(0) + little<std::uint32_t>(0) +
                     little(static_cast<std::uint32_t>(archive.size())) + member.name;
        archive += "PK\x03\x04" + shared + member.name + member.data;
    }
    const auto count = static_cast<std::uint16_t>(members.size());
    return archive + directory + "PK\x05\x06" + little<std::uint32_t>(0) + little(count) + little(count) +
           little(static_cast<std::uint32_t>(directory.size())) + little(static_cast<std::uint32_t>(archive.size())) +
           little<std::uint16_t>(0);
}

inline QByteArray makeTorchZip(const QByteArray& opcodes, const std::vector<Value>& values) {
    std::vector<Member> members{{"archive/data.pkl", proto() + opcodes + "."}};
    for (const Value& value : values) {
        members.push_back({"archive/data/" + value.key, value.bytes});
    }
    members.push_back({"archive/version", "3\n"});
    return makeZip(members);
}

// Runs `work` and gives the message of the FileError that it throws; empty when it throws nothing. Anything else that
// it throws escapes and fails the test.
template <typename Work>
QString errorOf(const Work& work) {
    try {
        work();
    } catch (const FileError& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

inline bool writeAll(const std::filesystem::path& path, const QByteArray& bytes) {
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

}  // namespace latentwalk::test
