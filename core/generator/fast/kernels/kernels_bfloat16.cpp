// SPDX-License-Identifier: GPL-3.0-or-later
// bfloat16 factors with float32 sums on AVX512-BF16.
#include <immintrin.h>

#define LATENTWALK_NAMESPACE bfloat16
#define LATENTWALK_KERNELS_NAME "AVX512-BF16"
#define LATENTWALK_WIDTH 16
#define LATENTWALK_COLUMNS 2
#define LATENTWALK_STEP_ROWS 8
#define LATENTWALK_ELEMENT "core/generator/fast/kernels/element_bfloat16.h"
#include "core/generator/fast/kernels/kernels_body.h"
