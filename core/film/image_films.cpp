// SPDX-License-Identifier: GPL-3.0-or-later
// Films that are a row of still pictures in one file. FFmpeg and libwebp would hold a whole animated WebP in memory and
// have no place for the recipe; putting the pictures in a row takes few lines.
#include "core/film/image_films.h"

#include <cmath>
#include <numeric>
#include <stdexcept>

#include "core/file/atomic_file.h"
#include "core/film/scratch_file.h"
#include "core/message/file_error.h"
#include "core/picture/png.h"
#include "core/picture/webp.h"
#include "core/recipe/png_chunks.h"
#include "core/recipe/xmp.h"

namespace latentwalk {
namespace {

std::string bigEndian(std::uint64_t value, int size) {
    std::string text;
    for (int i = size - 1; i >= 0; --i) {
        text += static_cast<char>(value >> (8 * i) & 0xFFU);
    }
    return text;
}

// Seconds per frame as a fraction of two 16-bit numbers; the nearest where the exact one does not fit.
std::pair<int, int> delayOf(const FilmSettings& settings) {
    const int divisor = std::gcd(settings.rateNumerator, settings.rateDenominator);
    int seconds = settings.rateDenominator / divisor;
    int parts = settings.rateNumerator / divisor;
    if (seconds > 65535 || parts > 65535) {
        const double exact = static_cast<double>(seconds) / parts;
        parts = exact > 1 ? 50 : 10'000;
        seconds = static_cast<int>(std::lround(exact * parts));
    }
    return {seconds, parts};
}

class ApngSink final : public FilmSink {
public:
    ApngSink(const std::filesystem::path& path, const FilmPlan& plan) : m_path(path), m_plan(plan), m_file(path) {}

    void add(const Picture& frame) override {
        std::vector<std::byte> png;
        try {
            png = encodePng(frame, m_frame == 0 ? m_plan.recipe : "");
        } catch (const Error& error) {
            throw FileError(m_path, Core::about("%1 cannot be written as %2: %3")(std::string("PNG"), error.message()));
        }
        if (m_frame == 0) {
            m_file.write(kPngSignature);
        }
        bool controlled = false;
        forEachPngChunk(png, [&](const PngChunk& chunk) {
            if (chunk.name == "IDAT") {
                if (!controlled) {
                    controlled = true;
                    control(frame);
                }
                m_file.write(m_frame == 0 ? pngChunk("IDAT", chunk.data)
                                          : pngChunk("fdAT", bigEndian(m_sequence++, 4) + std::string(chunk.data)));
            } else if (m_frame == 0 && chunk.name != "IEND") {
                m_file.write(pngChunk(chunk.name, chunk.data));
                if (chunk.name == "IHDR") {
                    m_file.write(pngChunk("acTL", bigEndian(static_cast<std::uint64_t>(m_plan.frames), 4) +
                                                      bigEndian(static_cast<std::uint64_t>(m_plan.settings.loops), 4)));
                }
            }
            return true;
        });
        ++m_frame;
    }

    void finish() override {
        m_file.write(pngChunk("IEND", ""));
        m_file.commit();
    }

private:
    void control(const Picture& frame) {
        const auto [seconds, parts] = delayOf(m_plan.settings);
        m_file.write(pngChunk("fcTL", bigEndian(m_sequence++, 4) +
                                          bigEndian(static_cast<std::uint64_t>(frame.width), 4) +
                                          bigEndian(static_cast<std::uint64_t>(frame.height), 4) + bigEndian(0, 8) +
                                          bigEndian(static_cast<std::uint64_t>(seconds), 2) +
                                          bigEndian(static_cast<std::uint64_t>(parts), 2) + bigEndian(0, 2)));
    }

    std::filesystem::path m_path;
    FilmPlan m_plan;
    AtomicFile m_file;
    std::int64_t m_frame = 0;
    std::uint64_t m_sequence = 0;
};

class WebPSink final : public FilmSink {
public:
    WebPSink(const std::filesystem::path& path, const FilmPlan& plan) : m_path(path), m_plan(plan), m_file(path) {}

    void add(const Picture& frame) override {
        if (m_frame == 0) {
            append("RIFF" + webp::littleEndian(0, 4) + "WEBP" + webp::header(frame, true, true) +
                   webp::chunk("ANIM", webp::littleEndian(0xFFFFFFFF, 4) +
                                           webp::littleEndian(static_cast<std::uint64_t>(m_plan.settings.loops), 2)));
        }
        constexpr unsigned kDoNotBlend = 2;
        std::string image;
        try {
            image = webp::bitstream(frame, m_plan.settings.quality);
        } catch (const Error& error) {
            throw FileError(m_path,
                            Core::about("%1 cannot be written as %2: %3")(std::string("WebP"), error.message()));
        }
        const std::int64_t duration = milliseconds(m_frame + 1) - milliseconds(m_frame);
        append(webp::chunk("ANMF", webp::littleEndian(0, 6) +
                                       webp::littleEndian(static_cast<std::uint64_t>(frame.width - 1), 3) +
                                       webp::littleEndian(static_cast<std::uint64_t>(frame.height - 1), 3) +
                                       webp::littleEndian(static_cast<std::uint64_t>(duration), 3) +
                                       webp::littleEndian(kDoNotBlend, 1) + image));
        ++m_frame;
    }

    void finish() override {
        append(webp::chunk("XMP ", xmpPacket(m_plan.recipe)));
        const std::string size = webp::littleEndian(m_file.size() - 8, 4);
        m_file.writeAt(4, std::as_bytes(std::span(size)));
        m_file.moveToFinal();
    }

private:
    // When frame `index` begins: whole milliseconds that never drift from the exact time.
    std::int64_t milliseconds(std::int64_t index) const {
        return std::llround(static_cast<double>(index) * 1000.0 * m_plan.settings.rateDenominator /
                            m_plan.settings.rateNumerator);
    }

    void append(const std::string& bytes) {
        if (m_file.size() + bytes.size() > 0xFFFFFFF0U) {
            throw FileError(m_path, Core::about("%1 cannot be written: %2")(
                                        Core::says("an animated WebP ends at 4 GiB; choose fewer frames or MP4")));
        }
        m_file.writeAt(m_file.size(), std::as_bytes(std::span(bytes)));
    }

    std::filesystem::path m_path;
    FilmPlan m_plan;
    ScratchFile m_file;
    std::int64_t m_frame = 0;
};

}  // namespace

std::unique_ptr<FilmSink> makeApngSink(const std::filesystem::path& path, const FilmPlan& plan) {
    return std::make_unique<ApngSink>(path, plan);
}

std::unique_ptr<FilmSink> makeWebPSink(const std::filesystem::path& path, const FilmPlan& plan) {
    return std::make_unique<WebPSink>(path, plan);
}

}  // namespace latentwalk
