// SPDX-License-Identifier: GPL-3.0-or-later
#define LATENTWALK_NAMESPACE avx512
#define LATENTWALK_ROWS 12  // of a product in registers at a time
#include "core/faces/search/lane_kernels_body.h"
