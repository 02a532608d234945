// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/walk/measured/measured_walk.h"

#include "ui/document/edited/walk_state.h"

namespace latentwalk {
namespace {

constexpr std::int64_t kMeasuredTogether = 4;

}  // namespace

MeasuredWalk::MeasuredWalk(const Session& session, const SessionWalk& walk, int scale)
    : m_walk(walk), m_grows(growsAlong(session)), m_scale(scale) {}

GenerateOptions MeasuredWalk::optionsAt(double position) const {
    const GenerateOptions options = m_walk.at(position).options;
    const bool small = options.scale && *options.scale <= m_scale;
    return m_grows || small ? options : GenerateOptions{m_scale, std::nullopt};
}

void MeasuredWalk::paint(Generator& generator, const std::vector<double>& positions,
                         const std::function<void(Images)>& take, const TellProgress& tell) const {
    for (std::size_t next = 0; next < positions.size();) {
        const GenerateOptions options = optionsAt(positions[next]);
        LatentBatch latents = m_walk.at(positions[next++]).batch();
        while (next < positions.size() && latents.count < kMeasuredTogether && optionsAt(positions[next]) == options) {
            const Moment moment = m_walk.at(positions[next++]);
            latents.append(moment.latent, moment.offsets);
        }
        take(generator.generate(latents, options));
        tell({static_cast<std::int64_t>(next), static_cast<std::int64_t>(positions.size())});
    }
}

}  // namespace latentwalk
