// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <stdexcept>

#include "core/model/python_objects/torch_pickle.h"
#include "tests/model/torch_builder.h"

// Reads pickles and shows what was read.
namespace latentwalk::test {

// Texts of a TorchPickle are views: the bytes that were read last stay here.
inline QByteArray lastRead;

inline TorchPickle readPickle(const QByteArray& bytes) {
    lastRead = bytes;
    std::size_t position = 0;
    TorchPickle pickle = readTorchPickle(
        "x.pth", std::as_bytes(std::span(lastRead.constData(), static_cast<std::size_t>(lastRead.size()))), position);
    if (position != static_cast<std::size_t>(bytes.size())) {
        throw std::runtime_error("it did not stop at its STOP");
    }
    return pickle;
}

// The value in Python's notation, more or less.
inline QString shown(const Pickle& pickle, Pickle::Index index, int depth = 0) {
    const auto& node = pickle[index];
    const auto text = QString::fromUtf8(node.text.data(), static_cast<qsizetype>(node.text.size()));
    if (depth > 8) {
        return "...";
    }
    QStringList children;
    for (const auto child : pickle.children(index)) {
        children << shown(pickle, child, depth + 1);
    }
    switch (node.kind) {
        case Pickle::Kind::None:
            return "None";
        case Pickle::Kind::Bool:
            return node.integer != 0 ? "True" : "False";
        case Pickle::Kind::Int:
            return QString::number(node.integer);
        case Pickle::Kind::BigInt:
            return "big";
        case Pickle::Kind::Float:
            return QString::number(node.real);
        case Pickle::Kind::Text:
            return "'" + text + "'";
        case Pickle::Kind::Bytes:
            return "b'" + text + "'";
        case Pickle::Kind::Tuple:
            return "(" + children.join(" ") + ")";
        case Pickle::Kind::List:
            return "[" + children.join(" ") + "]";
        case Pickle::Kind::Set:
            return "set(" + children.join(" ") + ")";
        case Pickle::Kind::Dict:
            return "{" + children.join(" ") + "}";
        case Pickle::Kind::Class:
            return "class " + text;
        case Pickle::Kind::Object:
            return text + "(" + children.join(" ") + ")";
        case Pickle::Kind::Storage:
            return "storage";
        case Pickle::Kind::Tensor:
            return "tensor " + QString::number(node.integer);
    }
    return "?";
}

inline const QByteArray kOrderedDict = global("collections", "OrderedDict");
inline const QByteArray kConfig = global("models.utils.config", "BaseConfig");

}  // namespace latentwalk::test
