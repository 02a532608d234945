// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/processor/threads.h"

#include <sched.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <set>
#include <string>

namespace latentwalk {
namespace {

// The CPU time that the control group of a container grants, in cores; a large number where there is no limit.
double cgroupLimit() {
    std::ifstream file("/sys/fs/cgroup/cpu.max");
    std::string quota;
    double period = 0;
    if (file >> quota >> period && quota != "max" && period > 0) {
        return std::max(1.0, std::stod(quota) / period);
    }
    return 1e9;
}

std::atomic<int> chosenThreads{0};

}  // namespace

int physicalCores() {
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) {
        return 1;
    }
    std::set<std::string> cores;  // each named by the list of its hyper-threads
    for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
        if (!CPU_ISSET(cpu, &allowed)) {
            continue;
        }
        std::ifstream file("/sys/devices/system/cpu/cpu" + std::to_string(cpu) + "/topology/thread_siblings_list");
        std::string siblings;
        cores.insert(file >> siblings ? siblings : std::to_string(cpu));
    }
    return std::max(1, static_cast<int>(std::min(static_cast<double>(cores.size()), cgroupLimit())));
}

void setThreads(int threads) {
    chosenThreads = threads > 0 ? threads : 0;
}

int threads() {
    const int chosen = chosenThreads;
    if (chosen > 0) {
        return chosen;
    }
    static const int cores = physicalCores();
    return cores;
}

}  // namespace latentwalk
