// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/data/data_report.h"

#include <algorithm>
#include <bit>
#include <cstdio>
#include <string>

#include "core/message/error.h"
#include "core/message/file_error.h"

namespace latentwalk::training {
namespace {

constexpr std::int64_t kFew = 500;

Message countOf(std::int64_t number) {
    return grouped(static_cast<unsigned long long>(number));
}

// "1", "0.5", as short as it goes.
std::string secondsText(double seconds) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", seconds);
    return text;
}

}  // namespace

DataReport reportOf(const DataTable& table) {
    DataReport report;
    std::vector<std::int64_t> sides;
    for (const DataEntry& entry : table.entries) {
        report.files += entry.at < 0 ? 1 : 0;
        if (entry.frames > 0) {
            ++report.films;
            report.frames += entry.frames;
            report.damaged += entry.leftOut.empty() ? 0 : 1;
        } else if (!entry.leftOut.empty()) {
            ++report.leftOut;
        } else if (!entry.sameAs.empty()) {
            ++report.same;
        } else if (entry.picture >= 0) {
            ++report.usable;
            sides.push_back(std::min(entry.width, entry.height));
            report.notSquare += entry.width != entry.height ? 1 : 0;
            report.smaller += sides.back() < table.side ? 1 : 0;
        }
    }
    if (!sides.empty()) {
        std::ranges::sort(sides);
        report.shortest = sides.front();
        report.median = sides[sides.size() / 2];
        report.longest = sides.back();
        report.sensible = std::clamp<std::int64_t>(static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(
                                                       std::max<std::int64_t>(report.median, 1)))),
                                                   4, 1024);
    }
    return report;
}

std::vector<Message> linesOf(const DataTable& table, std::size_t names) {
    const DataReport report = reportOf(table);
    std::vector<Message> lines;
    lines.push_back(Core::says("%1 files, %2 usable pictures")(countOf(report.files), countOf(report.usable)));
    if (report.films > 0) {
        lines.push_back(Core::says("Films: %1; pictures taken from them, one every %2 s: %3")(
            countOf(report.films), secondsText(table.filmEvery), countOf(report.frames)));
    }
    if (report.usable > 0) {
        if (report.shortest == report.longest) {
            lines.push_back(Core::says("Shorter sides: %1 pixels")(report.shortest));
        } else {
            lines.push_back(Core::says("Shorter sides: %1 to %2 pixels, half of them up to %3")(
                report.shortest, report.longest, report.median));
        }
        if (report.notSquare > 0) {
            lines.push_back(Core::says("Not square: %1")(countOf(report.notSquare)));
        }
        lines.push_back(Core::says("A size that makes sense: up to %1x%1")(report.sensible));
    }
    if (report.smaller > 0) {
        lines.push_back(Core::says("Smaller than %2x%2, to be enlarged: %1")(countOf(report.smaller), table.side));
    }
    if (report.same > 0) {
        lines.push_back(Core::says("The same as others, left out: %1")(countOf(report.same)));
    }
    if (report.damaged > 0) {
        lines.push_back(
            Core::says("Films that are damaged, used as far as they can be read: %1")(countOf(report.damaged)));
    }
    if (report.leftOut > 0) {
        lines.push_back(Core::says("Cannot be used: %1")(countOf(report.leftOut)));
    }
    for (const DataEntry& entry : table.entries) {
        if (!entry.leftOut.empty() && names > 0) {
            lines.push_back(entry.reason.empty() ? Message(entry.leftOut) : entry.reason);
            --names;
        }
    }
    return lines;
}

std::optional<Message> warningOf(const DataReport& report, std::int64_t batch) {
    if (report.usable == 0) {
        if (report.files == 0) {
            throw Error(Core::says("there is nothing to train with: the folder has no files"));
        }
        throw Error(Core::says("there is nothing to train with: none of the folder's %1 files can be used")(
            countOf(report.files)));
    }
    if (report.usable == 1) {
        return Core::says("There is one picture only: the network will learn to paint that one, and nothing else.");
    }
    if (report.usable < batch) {
        return Core::says(
            "There are %1 pictures, fewer than the %2 of a step: each step shows some of them twice, and the network "
            "will learn them by heart.")(report.usable, batch);
    }
    if (report.usable < kFew) {
        return Core::says(
            "There are %1 pictures only: the network may learn them by heart. Some thousands are better.")(
            report.usable);
    }
    return std::nullopt;
}

}  // namespace latentwalk::training
