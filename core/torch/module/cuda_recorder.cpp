// SPDX-License-Identifier: GPL-3.0-or-later
// CUDA graphs through LibTorch (1.13 to 2.x). Compiled only against a LibTorch with CUDA.
#include <ATen/Context.h>
#include <ATen/cuda/CUDAEvent.h>
#include <ATen/cuda/CUDAGraph.h>
#include <c10/cuda/CUDAGuard.h>
#include <c10/cuda/CUDAStream.h>

#include "core/torch/module/functions.h"

namespace latentwalk::with_torch {
namespace {

class CudaGraph final : public Graph {
public:
    explicit CudaGraph(c10::cuda::CUDAStream stream) : m_stream(stream) {}

    at::cuda::CUDAGraph& graph() { return m_graph; }

    void replay() override {
        // What was copied into the graph's tensors went through the current stream, and so will the images. The streams
        // wait for each other on the card; the host waits for neither.
        const c10::cuda::CUDAStream current = c10::cuda::getCurrentCUDAStream();
        m_before.record(current);
        m_before.block(m_stream);
        {
            const c10::cuda::CUDAStreamGuard guard(m_stream);
            m_graph.replay();
        }
        m_after.record(m_stream);
        m_after.block(current);
    }

private:
    at::cuda::CUDAEvent m_before;
    at::cuda::CUDAEvent m_after;
    c10::cuda::CUDAStream m_stream;
    at::cuda::CUDAGraph m_graph;
};

class CudaRecorder final : public GraphRecorder {
public:
    std::unique_ptr<Graph> record(const std::function<void()>& work) override {
        c10::cuda::getCurrentCUDAStream().synchronize();
        const c10::cuda::CUDAStream stream = c10::cuda::getStreamFromPool();  // the default stream cannot be recorded
        const c10::cuda::CUDAStreamGuard guard(stream);
        // The libraries choose their algorithms and take their workspaces at the first calls.
        constexpr int kWarmUps = 3;
        for (int i = 0; i < kWarmUps; ++i) {
            work();
        }
        stream.synchronize();
        auto graph = std::make_unique<CudaGraph>(stream);
        graph->graph().capture_begin();
        try {
            work();
        } catch (...) {
            // A recording that was begun has to be ended; what it holds by then is of no use.
            try {
                graph->graph().capture_end();
            } catch (const c10::Error&) {  // the first error is the one that tells
            }
            throw;
        }
        graph->graph().capture_end();
        return graph;
    }
};

}  // namespace

std::unique_ptr<GraphRecorder> cudaRecorder() {
    return at::globalContext().hasCUDA() ? std::make_unique<CudaRecorder>() : nullptr;
}

}  // namespace latentwalk::with_torch
