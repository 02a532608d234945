// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/pickle/pickle.h"

#include "core/message/file_error.h"

namespace latentwalk {

using namespace std::string_view_literals;

std::vector<Pickle::Index> Pickle::children(Index index) const {
    std::vector<Index> result;
    result.reserve(m_nodes[index].childCount);
    for (Index cell = m_nodes[index].firstChild; cell != kNone; cell = m_cells[cell].next) {
        result.push_back(m_cells[cell].value);
    }
    return result;
}

std::vector<std::pair<Pickle::Index, Pickle::Index>> Pickle::items(Index dict) const {
    std::vector<std::pair<Index, Index>> result;
    if (m_nodes[dict].kind == Kind::Dict) {
        const auto all = children(dict);
        for (std::size_t i = 0; i + 1 < all.size(); i += 2) {
            result.emplace_back(all[i], all[i + 1]);
        }
    }
    return result;
}

std::optional<Pickle::Index> Pickle::find(Index dict, std::string_view key) const {
    std::optional<Index> result;
    for (const auto& [name, value] : items(dict)) {
        if (m_nodes[name].kind == Kind::Text && m_nodes[name].text == key) {
            result = value;
        }
    }
    return result;
}

std::optional<Pickle::Index> Pickle::attributes(Index index) const {
    const Node& node = m_nodes[index];
    if (node.kind == Kind::Object && node.childCount == 1) {
        const Index child = m_cells[node.firstChild].value;
        return m_nodes[child].kind == Kind::Dict ? std::optional(child) : std::nullopt;
    }
    return node.kind == Kind::Dict ? std::optional(index) : std::nullopt;
}

Message Pickle::described(Index index) const {
    const auto className = [&] {
        const Class& named = classOf(index);
        return forMessage(std::string(named.module) + "." + std::string(named.name));
    };
    switch (m_nodes[index].kind) {
        case Kind::None:
            return "None"sv;
        case Kind::Bool:
            return Core::says("a bool");
        case Kind::Int:
        case Kind::BigInt:
            return Core::says("an int");
        case Kind::Float:
            return Core::says("a float");
        case Kind::Text:
            return Core::says("a text");
        case Kind::Bytes:
            return Core::says("bytes");
        case Kind::Tuple:
            return Core::says("a tuple");
        case Kind::List:
            return Core::says("a list");
        case Kind::Set:
            return Core::says("a set");
        case Kind::Dict:
            return Core::says("a dict");
        case Kind::Class:
            return Core::says("the class %1")(className());
        case Kind::Object:
            return Core::says("an object of class %1")(className());
        case Kind::Storage:
            return Core::says("a storage");
        case Kind::Tensor:
            break;
    }
    return Core::says("a tensor");
}

}  // namespace latentwalk
