// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/film/module/film_reader.h"

#include "core/film/module/film_input.h"
#include "core/film/module/frame_pictures.h"
#include "core/message/file_error.h"

namespace latentwalk::with_ffmpeg {
namespace {

// Containers round times to a thousandth of a second.
constexpr double kRounding = 0.001;

// FFmpeg's errors as sentences about the file.
template <class Work>
auto aboutFilm(const std::filesystem::path& path, const Work& work) {
    try {
        return work();
    } catch (const FileError&) {
        throw;
    } catch (const Error& error) {
        throw FileError(path, Core::about("%1 cannot be read as a film: %2")(error.message()));
    }
}

class Reader final : public FilmReader {
public:
    Reader(std::filesystem::path path, std::unique_ptr<FilmInput> input, std::int64_t longestSide)
        : m_path(std::move(path)), m_input(std::move(input)), m_pictures(longestSide) {}

    std::optional<FilmPicture> next(double seconds, const std::function<void()>& pause) override {
        return aboutFilm(m_path, [&]() -> std::optional<FilmPicture> {
            while (AVFrame* const frame = m_input->next(pause)) {
                if (m_input->seconds() >= seconds - kRounding) {
                    return FilmPicture{m_input->seconds(), m_pictures.pictureOf(*frame, m_input->aspectOf(*frame),
                                                                                m_input->orientationOf(*frame))};
                }
            }
            m_input->checkWhole();
            return std::nullopt;
        });
    }

private:
    std::filesystem::path m_path;
    std::unique_ptr<FilmInput> m_input;
    FramePictures m_pictures;
};

}  // namespace

std::unique_ptr<FilmReader> openFilm(const std::filesystem::path& path, std::int64_t longestSide) {
    av_log_set_level(AV_LOG_QUIET);  // what it says on stderr is said by our own errors
    auto input = aboutFilm(path, [&] { return FilmInput::open(path); });
    return input ? std::make_unique<Reader>(path, std::move(input), longestSide) : nullptr;
}

}  // namespace latentwalk::with_ffmpeg
