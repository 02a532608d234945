// SPDX-License-Identifier: GPL-3.0-or-later
#define LATENTWALK_NAMESPACE portable
#define LATENTWALK_ROWS 3  // of a product in registers at a time
#include "core/faces/search/lane_kernels_body.h"
