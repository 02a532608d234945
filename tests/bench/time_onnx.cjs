// SPDX-License-Identifier: GPL-3.0-or-later
// Times a network of one input and one output, for compare_with_onnx.py: MODEL.onnx LATENTS THREADS SECONDS OUT.f32
// Prints the milliseconds of each run as JSON, and writes what the first one gave.
"use strict";
const ort = require("onnxruntime-node");
const fs = require("fs");

async function main([model, size, threads, seconds, out]) {
    const session = await ort.InferenceSession.create(model, {
        intraOpNumThreads: Number(threads), interOpNumThreads: 1, graphOptimizationLevel: "all"});
    const latent = new Float32Array(Number(size));
    for (let i = 0; i < latent.length; ++i) {
        latent[i] = Math.sin(i * 12.9898) * 2;  // any that the other side knows too
    }
    const feeds = {latent: new ort.Tensor("float32", latent, [1, latent.length])};
    const image = (await session.run(feeds)).image;
    fs.writeFileSync(out, Buffer.from(image.data.buffer, image.data.byteOffset, image.data.byteLength));
    for (let i = 0; i < 3; ++i) {
        await session.run(feeds);
    }
    const times = [];
    const begin = process.hrtime.bigint();
    while (times.length < 10 || process.hrtime.bigint() - begin < BigInt(Math.round(Number(seconds) * 1e9))) {
        const before = process.hrtime.bigint();
        await session.run(feeds);
        times.push(Number(process.hrtime.bigint() - before) / 1e6);
    }
    console.log(JSON.stringify({version: require("onnxruntime-node/package.json").version, times}));
}

main(process.argv.slice(2)).catch((error) => {
    console.error(String(error));
    process.exit(1);
});
