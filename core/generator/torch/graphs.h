// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

namespace latentwalk {

// Work on a card that was recorded once and is replayed as a whole, without the host's time for each of its steps.
class Graph {
public:
    virtual ~Graph() = default;
    // Does the recorded work again, on the same tensors: after what was asked of the card before, and before what is
    // asked of it afterwards. Does not wait for it.
    virtual void replay() = 0;
};

// Records work. What `work` allocates stays the graph's; it reads and writes the same tensors at every replay.
class GraphRecorder {
public:
    virtual ~GraphRecorder() = default;
    // Runs `work` a few times and records it; what `work` refers to has to live as long as the graph. Throws what
    // `work` throws, and c10::Error where it cannot be recorded.
    virtual std::unique_ptr<Graph> record(const std::function<void()>& work) = 0;
};

// The recorder of CUDA graphs; null where this build or this computer has no CUDA.
std::unique_ptr<GraphRecorder> makeCudaRecorder();

}  // namespace latentwalk
