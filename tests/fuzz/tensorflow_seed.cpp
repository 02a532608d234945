// SPDX-License-Identifier: GPL-3.0-or-later
// Prints a small TensorFlow.js model as the fuzz target tensorflow_js takes it: model.json, a zero byte, the shards.
#include <cstdio>

#include "tests/model/tensorflow_builder.h"

int main() {
    latentwalk::test::TensorFlowBuilder builder;
    builder.depths = {2, 2};
    builder.latent = 2;
    builder.build();
    builder.shardSizes = {static_cast<int>(builder.data.size() / 2)};
    const QByteArray json = builder.json()
                                .replace(builder.shardNames()[0].toLatin1(), "a")
                                .replace(builder.shardNames()[1].toLatin1(), "b");
    const QByteArray bytes = json + '\0' + builder.data;
    return std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout) ==
                   static_cast<std::size_t>(bytes.size())
               ? 0
               : 1;
}
