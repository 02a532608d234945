// SPDX-License-Identifier: GPL-3.0-or-later

#include <ATen/ATen.h>

#include <chrono>
#include <cstdlib>
#include <string>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>
#include <vector>

#include "core/message/error.h"
#include "core/torch/module/functions.h"

namespace latentwalk::with_torch {
namespace {

using training::GroupPlace;

constexpr auto kMeeting = std::chrono::minutes(10);
// As long as the others may look at pictures, or save.
constexpr auto kWaiting = std::chrono::hours(12);

std::string firstLine(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

std::shared_ptr<::gloo::transport::Device> networkDevice(const GroupPlace& place) {
    // As for PyTorch, where a machine has several.
    if (const char* const interface = std::getenv("GLOO_SOCKET_IFNAME"); interface != nullptr && *interface != '\0') {
        return c10d::ProcessGroupGloo::createDeviceForInterface(interface);
    }
    // On one machine nothing else need be known, not even its own name.
    if (place.localCount == place.count || place.host == "localhost" || place.host.starts_with("127.")) {
        return c10d::ProcessGroupGloo::createDeviceForHostname("127.0.0.1");
    }
    return c10d::ProcessGroupGloo::createDefaultDevice();
}

// Later LibTorches meet by way of libuv, without which Debian's is built; the older way is in all of them.
template <class Options>
void meetWithoutLibuv(Options& options) {
    if constexpr (requires { options.useLibUV; }) {
        options.useLibUV = false;
    }
}

class JoinedProcesses final : public training::TrainingGroup {
public:
    explicit JoinedProcesses(const GroupPlace& place) : TrainingGroup(place) {
        c10d::TCPStoreOptions meeting;
        meeting.port = static_cast<std::uint16_t>(place.port);
        meeting.isServer = place.rank == 0;
        meeting.numWorkers = static_cast<std::size_t>(place.count);
        meeting.timeout = kMeeting;
        meetWithoutLibuv(meeting);
        const auto store = c10::make_intrusive<c10d::TCPStore>(place.host, meeting);
        const auto options = c10d::ProcessGroupGloo::Options::create(kWaiting);
        options->devices.push_back(networkDevice(place));
        m_processes = c10::make_intrusive<c10d::ProcessGroupGloo>(store, place.rank, place.count, options);
    }

    void sum(std::span<float> values) override { reduce(values, at::kFloat, c10d::ReduceOp::SUM); }
    void sum(std::span<double> values) override { reduce(values, at::kDouble, c10d::ReduceOp::SUM); }
    void largest(std::span<std::int64_t> values) override { reduce(values, at::kLong, c10d::ReduceOp::MAX); }

private:
    template <class Number>
    void reduce(std::span<Number> values, at::ScalarType type, c10d::ReduceOp::RedOpType operation) {
        try {
            std::vector<at::Tensor> tensors{
                at::from_blob(values.data(), {static_cast<std::int64_t>(values.size())}, type)};
            c10d::AllreduceOptions options;
            options.reduceOp = operation;
            m_processes->allreduce(tensors, options)->wait();
        } catch (const std::exception& error) {
            throw Error(Core::says("another process of this training has ended, or is out of reach: %1")(
                firstLine(error.what())));
        }
    }

    c10::intrusive_ptr<c10d::ProcessGroupGloo> m_processes;
};

}  // namespace

std::unique_ptr<training::TrainingGroup> joinProcesses(const GroupPlace& place) {
    try {
        return std::make_unique<JoinedProcesses>(place);
    } catch (const std::exception& error) {
        throw Error(Core::says("the %1 processes did not meet at %2:%3: %4")(place.count, place.host, place.port,
                                                                             firstLine(error.what())));
    }
}

}  // namespace latentwalk::with_torch
