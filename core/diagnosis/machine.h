// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diagnosis/report.h"

namespace latentwalk {

// The program and what it was built with. Must not need LibTorch to work.
ReportSection programFacts();
// The libraries that are really loaded, with versions; which BLAS answers for LibTorch.
ReportSection libraryFacts();
// Processor, the features that the fast paths ask for, which of those paths are used, memory, devices.
ReportSection machineFacts();
// What the environment says of the screen.
ReportSection displayFacts();

// The file of the BLAS that this process has loaded, with links resolved ("libblas.so.3" says nothing); empty when
// there is none.
std::string loadedBlas();

}  // namespace latentwalk
