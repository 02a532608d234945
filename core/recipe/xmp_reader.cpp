// SPDX-License-Identifier: GPL-3.0-or-later

#include <expat.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

#include "core/recipe/recipe_text.h"
#include "core/recipe/xmp.h"

// XMP (ISO 16684-1) is RDF in XML, and every program writes it again in its own way: a simple property is an element or
// an attribute, prefixes are free, qualifiers make the value an rdf:value of its own.
namespace latentwalk {
namespace {

constexpr char kBetween = '\x1F';  // between namespace and name, as expat is asked to join them
constexpr std::string_view kRecipeName = "https://latentwalk.invalid/ns/1.0/\x1Frecipe";
constexpr std::string_view kValueName = "http://www.w3.org/1999/02/22-rdf-syntax-ns#\x1Fvalue";
constexpr std::string_view kItemName = "http://www.w3.org/1999/02/22-rdf-syntax-ns#\x1Fli";
constexpr std::size_t kDeepestElement = 64;

// A parser's memory comes from here: what a packet makes it keep is bounded, however it nests and names things. expat
// hands no context to these functions, so each thread has its own account.
thread_local std::size_t t_left = 0;

struct alignas(std::max_align_t) Head {
    std::size_t size = 0;
};

void* allocate(std::size_t size) {
    if (size > t_left) {
        return nullptr;
    }
    auto* head = static_cast<Head*>(std::malloc(sizeof(Head) + size));
    if (head == nullptr) {
        return nullptr;
    }
    head->size = size;
    t_left -= size;
    return head + 1;
}

void release(void* memory) {
    if (memory != nullptr) {
        auto* head = static_cast<Head*>(memory) - 1;
        t_left += head->size;
        std::free(head);
    }
}

void* resize(void* memory, std::size_t size) {
    void* const other = allocate(size);
    if (memory != nullptr && other != nullptr) {
        std::memcpy(other, memory, std::min(size, (static_cast<Head*>(memory) - 1)->size));
        release(memory);
    }
    return other;
}

struct FreeParser {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser>;

// What the parser has come upon.
struct Search {
    XML_Parser parser = nullptr;
    std::size_t depth = 0;
    std::size_t recipeDepth = 0;  // of the element that is the recipe; 0 outside of it
    std::size_t valueDepth = 0;   // of the rdf:value or rdf:li in it
    std::string text;             // directly in the element
    std::string value;            // of its rdf:value or rdf:li
    std::optional<std::string> recipe;

    void take(std::string found) {
        recipe = std::move(found);
        XML_StopParser(parser, XML_FALSE);
    }
};

void onStart(void* data, const XML_Char* name, const XML_Char** attributes) {
    Search& search = *static_cast<Search*>(data);
    if (++search.depth > kDeepestElement) {
        XML_StopParser(search.parser, XML_FALSE);
        return;
    }
    const bool within = search.recipeDepth > 0;
    const bool itself = !within && name == kRecipeName;
    for (const XML_Char** at = attributes; *at != nullptr; at += 2) {
        const bool wanted = at[0] == kRecipeName || ((itself || within) && at[0] == kValueName);
        if (const auto found = withoutPadding(at[1]); wanted && !found.empty()) {
            search.take(std::string(found));
            return;
        }
    }
    if (itself) {
        search.recipeDepth = search.depth;
        search.text.clear();
        search.value.clear();
    } else if (within && search.valueDepth == 0 && search.value.empty() && (name == kValueName || name == kItemName)) {
        search.valueDepth = search.depth;
    }
}

void onText(void* data, const XML_Char* text, int length) {
    Search& search = *static_cast<Search*>(data);
    if (search.recipeDepth == 0) {
        return;
    }
    std::string& target = search.valueDepth > 0 ? search.value : search.text;
    if (search.valueDepth == 0 && search.depth != search.recipeDepth) {
        return;  // a qualifier
    }
    if (target.size() + static_cast<std::size_t>(length) > kLongestRecipe) {
        XML_StopParser(search.parser, XML_FALSE);
        return;
    }
    target.append(text, static_cast<std::size_t>(length));
}

void onEnd(void* data, const XML_Char* /*name*/) {
    Search& search = *static_cast<Search*>(data);
    if (search.depth == search.recipeDepth) {
        search.recipeDepth = 0;
        const std::string& found = search.value.empty() ? search.text : search.value;
        if (!withoutPadding(found).empty()) {
            search.take(std::string(withoutPadding(found)));
        }
    }
    if (search.depth == search.valueDepth) {
        search.valueDepth = 0;
    }
    --search.depth;
}

// XMP has no document type, and with one come entities that grow without end or lead to other files.
void onDoctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    XML_StopParser(static_cast<Search*>(data)->parser, XML_FALSE);
}

// The packet without what stands before its first "<": a byte order mark, white space, a name that the container gives
// it. In UTF-16 a NUL belongs to that character.
std::string_view fromFirstMark(std::string_view xmp) {
    const auto at = std::min(xmp.find('<'), xmp.size());
    const bool bigEndian16 = at > 0 && xmp[at - 1] == '\0' && at + 1 < xmp.size() && xmp[at + 1] == '\0';
    return xmp.substr(bigEndian16 ? at - 1 : at);
}

}  // namespace

std::optional<std::string> recipeOfXmp(std::string_view xmp) {
    xmp = fromFirstMark(xmp);
    if (xmp.empty() || xmp.size() > kLongestRecipe) {
        return std::nullopt;
    }
    t_left = (std::size_t{1} << 20U) + 8 * xmp.size();
    const XML_Memory_Handling_Suite memory{allocate, resize, release};
    const XML_Char between[] = {kBetween, '\0'};
    const Parser parser(XML_ParserCreate_MM(nullptr, &memory, between));
    if (!parser) {
        return std::nullopt;
    }
    Search search;
    search.parser = parser.get();
    XML_SetUserData(parser.get(), &search);
    XML_SetElementHandler(parser.get(), onStart, onEnd);
    XML_SetCharacterDataHandler(parser.get(), onText);
    XML_SetStartDoctypeDeclHandler(parser.get(), onDoctype);
    // How it ends does not matter: with what was looked for, or with a fault behind or before it.
    XML_Parse(parser.get(), xmp.data(), static_cast<int>(xmp.size()), XML_TRUE);
    return search.recipe;
}

}  // namespace latentwalk
