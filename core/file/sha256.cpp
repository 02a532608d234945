// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/sha256.h"

#include <openssl/evp.h>

#include <array>
#include <memory>
#include <stdexcept>

#include "core/file/mapped_file.h"

namespace latentwalk {

std::string lowerCaseDigits(std::string digits) {
    for (char& digit : digits) {
        if (digit >= 'A' && digit <= 'F') {
            digit = static_cast<char>(digit - 'A' + 'a');
        }
    }
    return digits;
}

std::string sha256(std::span<const std::span<const std::byte>> pieces) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    bool good = context && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1;
    for (const auto piece : pieces) {
        good = good && EVP_DigestUpdate(context.get(), piece.data(), piece.size()) == 1;
    }
    if (!good || EVP_DigestFinal_ex(context.get(), digest.data(), &length) != 1) {
        throw std::runtime_error("OpenSSL cannot compute SHA-256");
    }
    constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < length; ++i) {
        text += kDigits[digest[i] >> 4U];
        text += kDigits[digest[i] & 0xFU];
    }
    return text;
}

std::string sha256(std::span<const std::byte> bytes) {
    const std::array pieces{bytes};
    return sha256(pieces);
}

std::string sha256OfFile(const std::filesystem::path& path) {
    const auto file = MappedFile::open(path);
    std::string digest = sha256(file->bytes());
    file->checkUnchanged();
    return digest;
}

}  // namespace latentwalk
