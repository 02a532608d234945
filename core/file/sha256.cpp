// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/sha256.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

#include "core/file/mapped_file.h"

namespace latentwalk {

namespace {

class Sha256 {
public:
    Sha256() : m_context(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
        check(m_context && EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) == 1);
    }

    void add(std::span<const std::byte> bytes) {
        check(EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size()) == 1);
    }

    // Nothing is added after that.
    std::string text() {
        std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
        unsigned length = 0;
        check(EVP_DigestFinal_ex(m_context.get(), digest.data(), &length) == 1);
        constexpr char kDigits[] = "0123456789abcdef";
        std::string text;
        for (unsigned i = 0; i < length; ++i) {
            text += kDigits[digest[i] >> 4U];
            text += kDigits[digest[i] & 0xFU];
        }
        return text;
    }

private:
    static void check(bool good) {
        if (!good) {
            throw std::runtime_error("OpenSSL cannot compute SHA-256");
        }
    }

    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
};

}  // namespace

std::string lowerCaseDigits(std::string digits) {
    for (char& digit : digits) {
        if (digit >= 'A' && digit <= 'F') {
            digit = static_cast<char>(digit - 'A' + 'a');
        }
    }
    return digits;
}

std::string sha256(std::span<const std::span<const std::byte>> pieces) {
    Sha256 sum;
    for (const auto piece : pieces) {
        sum.add(piece);
    }
    return sum.text();
}

std::string sha256(std::span<const std::byte> bytes) {
    const std::array pieces{bytes};
    return sha256(pieces);
}

std::string sha256OfFile(const std::filesystem::path& path) {
    const auto file = MappedFile::open(path);
    constexpr std::size_t kAtOnce = std::size_t{1} << 20;
    Sha256 sum;
    for (std::span<const std::byte> rest = file->bytes(); !rest.empty();) {
        const std::size_t size = std::min(kAtOnce, rest.size());
        sum.add(rest.first(size));
        rest = rest.subspan(size);
        file->letGo();
    }
    std::string digest = sum.text();
    file->checkUnchanged();
    return digest;
}

}  // namespace latentwalk
