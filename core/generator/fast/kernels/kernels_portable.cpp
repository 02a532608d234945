// SPDX-License-Identifier: GPL-3.0-or-later
// float32 on registers of 4, which every 64-bit processor has.
#define LATENTWALK_NAMESPACE portable
#define LATENTWALK_KERNELS_NAME "portable"
#define LATENTWALK_WIDTH 4
#define LATENTWALK_COLUMNS 2
#define LATENTWALK_STEP_ROWS 4
#define LATENTWALK_ELEMENT "core/generator/fast/kernels/element_float.h"
#include "core/generator/fast/kernels/kernels_body.h"
