#include "app/cli/image_sinks.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/cli/progress.h"
#include "core/file/atomic_file.h"
#include "core/output/png.h"

namespace latentwalk::cli {

ImageSinks::ImageSinks(const SinkOptions& options, std::int64_t count, NameOf nameOf)
    : m_options(options),
      m_range(options.scaleEach ? Range::Each : Range::Fixed),
      m_count(count),
      m_nameOf(std::move(nameOf)) {
    if (!m_options.grid.empty()) {
        m_grid.emplace(count, GridLayout{options.columns, 2}, m_range);
    }
    if (!m_options.directory.empty()) {
        makeDirectories(m_options.directory);
    }
}

void ImageSinks::add(const Images& images) {
    if (m_grid) {
        m_grid->add(images);
    }
    if (!m_options.raw.empty()) {
        if (!m_raw) {
            const std::array shape{m_count, images.channels, images.height, images.width};
            m_raw.emplace(m_options.raw, shape);
        }
        m_raw->write(images.values);
    }
    if (!m_options.directory.empty()) {
        for (std::int64_t i = 0; i < images.count; ++i) {
            writePng(m_options.directory / (m_nameOf(m_next + i) + ".png"), toPicture(images, i, m_range));
        }
    }
    m_next += images.count;
}

std::string ImageSinks::finish() {
    std::string places;
    const auto wrote = [&places](const std::filesystem::path& path) {
        places += (places.empty() ? "" : ", ") + path.string();
    };
    if (m_grid) {
        writePng(m_options.grid, m_grid->picture());
        wrote(m_options.grid);
    }
    if (m_raw) {
        m_raw->commit();
        wrote(m_options.raw);
    }
    if (!m_options.directory.empty()) {
        wrote(m_options.directory / "");
    }
    return places;
}

void makeImages(const OpenedGenerator& opened, const CommonOptions& common, const SinkOptions& sinkOptions,
                std::int64_t count, const std::function<LatentBatch(std::int64_t, std::int64_t)>& latentsAt,
                const ImageSinks::NameOf& nameOf, const std::string& what) {
    constexpr std::int64_t kBatch = 8;
    ImageSinks sinks(sinkOptions, count, nameOf);
    {
        Progress progress(count, what, !common.quiet);
        for (std::int64_t first = 0; first < count; first += kBatch) {
            const std::int64_t batch = std::min(kBatch, count - first);
            sinks.add(opened.generate(latentsAt(first, batch), common));
            progress.step(batch);
        }
    }
    say(common, "Wrote " + std::to_string(count) + " " + what + " to " + sinks.finish() + " (" +
                    opened.generator->precision() + ", " + opened.generator->device() + ")");
}

}  // namespace latentwalk::cli
