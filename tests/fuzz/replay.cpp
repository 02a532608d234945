// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzz target over files instead of libFuzzer's inputs: with any compiler, in every test run. Arguments are the
// target's name and files and folders; at least one file has to be there.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "tests/fuzz/foreign_file.h"

using latentwalk::fuzz::Replayed;

namespace {

std::map<std::string, Replayed::Target>& targets() {
    static std::map<std::string, Replayed::Target> list;
    return list;
}

int replay(Replayed::Target target, const std::filesystem::path& path) {
    if (std::filesystem::is_directory(path)) {
        int count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(path)) {
            count += replay(target, entry.path());
        }
        return count;
    }
    std::ifstream file(path, std::ios::binary);
    const std::vector<char> bytes((std::istreambuf_iterator<char>(file)), {});
    std::printf("%s\n", path.c_str());  // so that a crash is known by its file
    std::fflush(stdout);
    target(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    return 1;
}

}  // namespace

Replayed::Replayed(const char* name, Target target) {
    targets().emplace(name, target);
}

int main(int count, char** arguments) {
    const auto named = count > 1 ? targets().find(arguments[1]) : targets().end();
    if (named == targets().end()) {
        std::fprintf(stderr, "The first argument names one of these targets:\n");
        for (const auto& [name, target] : targets()) {
            std::fprintf(stderr, "  %s\n", name.c_str());
        }
        return 2;
    }
    int files = 0;
    for (int i = 2; i < count; ++i) {
        files += replay(named->second, arguments[i]);
    }
    std::printf("%d files\n", files);
    return files > 0 ? 0 : 1;
}
