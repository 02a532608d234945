// SPDX-License-Identifier: GPL-3.0-or-later
#define LATENTWALK_NAMESPACE portable
#define LATENTWALK_KERNELS_NAME "portable"
#define LATENTWALK_WIDTH 4
#include "core/faces/network/kernels/face_kernels_body.h"
