// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/recipe/xmp.h"

#include <array>
#include <utility>

namespace latentwalk {
namespace {

constexpr std::string_view kOpen = "<latentwalk:recipe>";
constexpr std::string_view kClose = "</latentwalk:recipe>";

constexpr std::array<std::pair<char, std::string_view>, 3> kEscapes{{{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}}};

}  // namespace

std::string xmpPacket(std::string_view recipe, std::string_view more) {
    std::string text =
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
        "<rdf:Description rdf:about=\"\" xmlns:latentwalk=\"https://latentwalk.invalid/ns/1.0/\"";
    text += more;
    text += ">";
    if (!recipe.empty()) {
        text += kOpen;
        for (const char c : recipe) {
            std::string_view escape;
            for (const auto& [plain, escaped] : kEscapes) {
                escape = c == plain ? escaped : escape;
            }
            escape.empty() ? text += c : text += escape;
        }
        text += kClose;
    }
    return text + "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>";
}

}  // namespace latentwalk
