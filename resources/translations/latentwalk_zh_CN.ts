<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Latentwalk</source>
        <translation>关于 Latentwalk</translation>
    </message>
    <message>
        <source>Explore the latent spaces of Progressive GANs, live, on your own machine.</source>
        <translation>在自己的电脑上实时探索渐进式生成对抗网络（Progressive GAN）的潜空间。</translation>
    </message>
    <message>
        <source>Latentwalk is free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Latentwalk 是自由软件，以 GNU 通用公共许可证第 3 版或更新版本发布，不附带任何担保。</translation>
    </message>
    <message>
        <source>Built-in model: progan-128 of TensorFlow Hub, by Google, Apache-2.0, trained on CelebA. The people it shows do not exist.</source>
        <translation>内置模型：TensorFlow Hub 的 progan-128，由 Google 发布，Apache-2.0 许可证，在 CelebA 上训练。它所显示的人并不存在。</translation>
    </message>
    <message>
        <source>Made with Qt %1 (LGPL-3.0), QCustomPlot (GPL-3.0-or-later), LibTorch (BSD-3-Clause), OpenBLAS (BSD-3-Clause), FFmpeg (LGPL-2.1-or-later or GPL-2.0-or-later, as it was built), libpng (libpng-2.0), libjpeg-turbo (IJG and BSD-3-Clause), libwebp (BSD-3-Clause), Expat (MIT), zlib (Zlib), OpenSSL (Apache-2.0), JSON for Modern C++ (MIT) and, for the command line, CLI11 (BSD-3-Clause).</source>
        <translation>使用了 Qt %1（LGPL-3.0）、QCustomPlot（GPL-3.0-or-later）、LibTorch（BSD-3-Clause）、OpenBLAS（BSD-3-Clause）、FFmpeg（LGPL-2.1-or-later 或 GPL-2.0-or-later，取决于其编译方式）、libpng（libpng-2.0）、libjpeg-turbo（IJG 和 BSD-3-Clause）、libwebp（BSD-3-Clause）、Expat（MIT）、zlib（Zlib）、OpenSSL（Apache-2.0）、JSON for Modern C++（MIT），命令行还使用了 CLI11（BSD-3-Clause）。</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>%1 cannot be opened: %2</source>
        <translation>%1 无法打开：%2</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 无法读取：%2</translation>
    </message>
    <message>
        <source>%1 cannot be written as %2: %3</source>
        <translation>%1 无法写为 %2：%3</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 无法写入：%2</translation>
    </message>
    <message>
        <source>%1 cannot be made a folder: a file is in the way</source>
        <translation>%1 无法建为文件夹：已有同名文件</translation>
    </message>
    <message>
        <source>%1 cannot be made: %2</source>
        <translation>%1 无法生成：%2</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 无法使用：%2</translation>
    </message>
    <message>
        <source>%1 cannot be a generator: %2</source>
        <translation>%1 不能作为生成器：%2</translation>
    </message>
    <message>
        <source>%1 carries no recipe that Latentwalk can read; programs that change or send pictures often remove it</source>
        <translation>%1 中没有 Latentwalk 能读取的配方；修改或发送图片的程序常常会把配方删除</translation>
    </message>
    <message>
        <source>%1 has a damaged .npy header</source>
        <translation>%1 的 .npy 文件头已损坏</translation>
    </message>
    <message>
        <source>%1 has an unknown version of torch.save&apos;s stream format; 1001 is known</source>
        <translation>%1 的 torch.save 流格式版本未知；已知版本为 1001</translation>
    </message>
    <message>
        <source>%1 has no average generator, only the raw one of the last training step</source>
        <translation>%1 没有平均生成器，只有最后一步训练的原始生成器</translation>
    </message>
    <message>
        <source>%1 holds no generator: its netG and avgG are None</source>
        <translation>%1 不含生成器：其 netG 与 avgG 均为 None</translation>
    </message>
    <message>
        <source>%1 holds a whole network as a Python object (%2), which would have to be run to be read; save its weights instead: %3</source>
        <translation>%1 保存的是整个网络的 Python 对象（%2），必须运行它才能读取；请改为保存权重：%3</translation>
    </message>
    <message>
        <source>%1 holds the weights of several generators, of which one has to be saved in a file of its own: %2</source>
        <translation>%1 含有多个生成器的权重，需要把其中一个单独保存为文件：%2</translation>
    </message>
    <message>
        <source>%1 holds values that are not finite float32 numbers</source>
        <translation>%1 含有不是有限 float32 数的值</translation>
    </message>
    <message>
        <source>%1 is JSON, but not a TensorFlow.js model: %2</source>
        <translation>%1 是 JSON，但不是 TensorFlow.js 模型：%2</translation>
    </message>
    <message>
        <source>%1 is a TensorFlow.js model of another kind; a graph-model is needed</source>
        <translation>%1 是另一种 TensorFlow.js 模型；需要 graph-model</translation>
    </message>
    <message>
        <source>%1 is a zip archive with %2 in it; unpack it and open that</source>
        <translation>%1 是含有 %2 的 zip 压缩包；请先解压，再打开该文件</translation>
    </message>
    <message>
        <source>%1 is an exported program (torch.export or torch.package, much like TorchScript), not a checkpoint; a file that torch.save wrote is needed</source>
        <translation>%1 是导出的程序（torch.export 或 torch.package，与 TorchScript 类似），不是检查点；需要由 torch.save 写出的文件</translation>
    </message>
    <message>
        <source>%1 is compressed with %2; unpack it first (%3)</source>
        <translation>%1 已用 %2 压缩；请先解压（%3）</translation>
    </message>
    <message>
        <source>%1 is a tar archive; unpack it first (tar -xf FILE) and open the model in it</source>
        <translation>%1 是 tar 归档；请先解包（tar -xf 文件），再打开其中的模型</translation>
    </message>
    <message>
        <source>%1 is a tar archive compressed with gzip; unpack it first (tar -xzf FILE) and open the model in it</source>
        <translation>%1 是用 gzip 压缩的 tar 归档；请先解包（tar -xzf 文件），再打开其中的模型</translation>
    </message>
    <message>
        <source>%1 is a checkpoint of PyTorch before 0.2 (a tar archive); load it with torch.load and save it again with torch.save</source>
        <translation>%1 是 PyTorch 0.2 之前的检查点（tar 归档）；请用 torch.load 载入，再用 torch.save 重新保存</translation>
    </message>
    <message>
        <source>%1 is a 7-Zip archive; unpack it first (7z x FILE)</source>
        <translation>%1 是 7-Zip 压缩包；请先解压（7z x 文件）</translation>
    </message>
    <message>
        <source>%1 is a network of NVIDIA&apos;s own Progressive GAN, which is a Python program in a pickle and is never run; Latentwalk opens pytorch_GAN_zoo checkpoints, TensorFlow.js models and its own safetensors files</source>
        <translation>%1 是 NVIDIA 自己的 Progressive GAN 网络，它是 pickle 中的 Python 程序，绝不会被执行；Latentwalk 可打开 pytorch_GAN_zoo 检查点、TensorFlow.js 模型和自己的 safetensors 文件</translation>
    </message>
    <message>
        <source>%1 is a network of NVIDIA&apos;s %2, which is a Python program in a pickle and is never run; Latentwalk opens pytorch_GAN_zoo checkpoints, TensorFlow.js models and its own safetensors files</source>
        <translation>%1 是 NVIDIA 的 %2 网络，它是 pickle 中的 Python 程序，绝不会被执行；Latentwalk 可打开 pytorch_GAN_zoo 检查点、TensorFlow.js 模型和自己的 safetensors 文件</translation>
    </message>
    <message>
        <source>%1 is a RAR archive; unpack it first (unrar x FILE)</source>
        <translation>%1 是 RAR 压缩包；请先解压（unrar x 文件）</translation>
    </message>
    <message>
        <source>%1 is an array of NumPy (.npy), not a generator</source>
        <translation>%1 是 NumPy 数组（.npy），不是生成器</translation>
    </message>
    <message>
        <source>its zip container holds %1 packed by method %2; pack it again with zip -0</source>
        <translation>其 zip 容器中的 %1 使用了压缩方法 %2；请用 zip -0 重新打包</translation>
    </message>
    <message>
        <source>unpacked it would take more than %1 bytes of memory; pack it again with zip -0</source>
        <translation>解压后会占用超过 %1 字节的内存；请用 zip -0 重新打包</translation>
    </message>
    <message>
        <source>its config is %1, whose fields cannot be read</source>
        <translation>其 config 是 %1，无法读取其中的字段</translation>
    </message>
    <message>
        <source>its config gives %1 as %2, which cannot be read without running it</source>
        <translation>其 config 将 %2 设为 %1，不运行它就无法读取</translation>
    </message>
    <message>
        <source>%1 is a TorchScript program, not a checkpoint; a file that torch.save wrote is needed</source>
        <translation>%1 是 TorchScript 程序，不是检查点；需要由 torch.save 写出的文件</translation>
    </message>
    <message>
        <source>%1 is a folder without a TensorFlow.js model.json in it</source>
        <translation>%1 是不含 TensorFlow.js model.json 的文件夹</translation>
    </message>
    <message>
        <source>%1 is a folder; a file is needed</source>
        <translation>%1 是文件夹；需要的是文件</translation>
    </message>
    <message>
        <source>%1 is a pickle file, but not one that torch.save wrote</source>
        <translation>%1 是 pickle 文件，但不是由 torch.save 写出的</translation>
    </message>
    <message>
        <source>%1 is a safetensors file that Latentwalk did not write: %2</source>
        <translation>%1 是并非由 Latentwalk 写出的 safetensors 文件：%2</translation>
    </message>
    <message>
        <source>%1 is a zip file, but not a PyTorch checkpoint: %2</source>
        <translation>%1 是 zip 文件，但不是 PyTorch 检查点：%2</translation>
    </message>
    <message>
        <source>%1 is an encrypted zip file, which cannot be read</source>
        <translation>%1 是加密的 zip 文件，无法读取</translation>
    </message>
    <message>
        <source>%1 is cut off inside its .npy header</source>
        <translation>%1 在 .npy 文件头处被截断</translation>
    </message>
    <message>
        <source>%1 is cut off or damaged: %2</source>
        <translation>%1 被截断或已损坏：%2</translation>
    </message>
    <message>
        <source>%1 is cut off: %2</source>
        <translation>%1 被截断：%2</translation>
    </message>
    <message>
        <source>%1 is damaged or cut off: %2</source>
        <translation>%1 已损坏或被截断：%2</translation>
    </message>
    <message>
        <source>%1 is damaged or was changed after it was written: %2</source>
        <translation>%1 已损坏或在写出后被修改：%2</translation>
    </message>
    <message>
        <source>%1 is damaged, or one part of a zip container in several parts</source>
        <translation>%1 已损坏，或是多卷 zip 容器中的一卷</translation>
    </message>
    <message>
        <source>%1 is damaged: %2</source>
        <translation>%1 已损坏：%2</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 是空文件</translation>
    </message>
    <message>
        <source>%1 is incomplete: %2</source>
        <translation>%1 不完整：%2</translation>
    </message>
    <message>
        <source>%1 is inconsistent: %2</source>
        <translation>%1 前后矛盾：%2</translation>
    </message>
    <message>
        <source>%1 is missing: it is the built-in model, which comes with Latentwalk; install it again</source>
        <translation>%1 缺失：它是随 Latentwalk 提供的内置模型；请重新安装</translation>
    </message>
    <message>
        <source>%1 is not a .npy file: %2</source>
        <translation>%1 不是 .npy 文件：%2</translation>
    </message>
    <message>
        <source>%1 does not hold latents: its shape is %2, not (N, components) or (components,)</source>
        <translation>%1 里不是潜向量：数组形状为 %2，而应为 N × 分量数，或只有分量数</translation>
    </message>
    <message>
        <source>%1 holds no latents</source>
        <translation>%1 里没有潜向量</translation>
    </message>
    <message>
        <source>%1 holds %2 latents; at most %3 can become anchors</source>
        <translation>%1 里有 %2 个潜向量，最多只能有 %3 个成为锚点</translation>
    </message>
    <message>
        <source>%1 holds records with fields; plain numbers are needed, float32 for example</source>
        <translation>%1 里是带字段的记录；需要普通数值，例如 float32</translation>
    </message>
    <message>
        <source>%1 holds Python objects, which are never unpickled; plain numbers are needed, float32 for example</source>
        <translation>%1 里是 Python 对象，程序不会将其反序列化；需要普通数值，例如 float32</translation>
    </message>
    <message>
        <source>%1 holds complex numbers (%2); real ones are needed, float32 for example</source>
        <translation>%1 里是复数（%2）；需要实数，例如 float32</translation>
    </message>
    <message>
        <source>%1 holds values of type %2; plain numbers are needed, float32 for example</source>
        <translation>%1 里的值为 %2 类型；需要普通数值，例如 float32</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>it is text; numpy.save makes what is needed</source>
        <translation>这是文本文件；请用 numpy.save 保存</translation>
    </message>
    <message>
        <source>it is a Python pickle, which is never run; numpy.save makes what is needed</source>
        <translation>这是 Python pickle 文件，程序不会执行它；请用 numpy.save 保存</translation>
    </message>
    <message>
        <source>it is a file of torch.save; numpy.save makes what is needed</source>
        <translation>这是 torch.save 保存的文件；请用 numpy.save 保存</translation>
    </message>
    <message>
        <source>it is a .npz archive or another zip file; numpy.save makes what is needed</source>
        <translation>这是 .npz 归档或其他 zip 文件；请用 numpy.save 保存</translation>
    </message>
    <message>
        <source>it is compressed; unpack it first</source>
        <translation>文件经过压缩，请先解压</translation>
    </message>
    <message>
        <source>%1 is not a .npy file</source>
        <translation>%1 不是 .npy 文件</translation>
    </message>
    <message>
        <source>%1 is not a Progressive GAN as Latentwalk knows it: %2</source>
        <translation>%1 不是 Latentwalk 所知的 Progressive GAN：%2</translation>
    </message>
    <message>
        <source>%1 is not a Progressive GAN: %2</source>
        <translation>%1 不是 Progressive GAN：%2</translation>
    </message>
    <message>
        <source>%1 is not a file of Latentwalk: %2</source>
        <translation>%1 不是 Latentwalk 的文件：%2</translation>
    </message>
    <message>
        <source>%1 is not a picture or film that carries a recipe (PNG, JPEG, WebP, GIF, MP4, WebM)</source>
        <translation>%1 不是能携带配方的图片或影片（PNG、JPEG、WebP、GIF、MP4、WebM）</translation>
    </message>
    <message>
        <source>%1 is not a regular file</source>
        <translation>%1 不是普通文件</translation>
    </message>
    <message>
        <source>%1 is too long: %2</source>
        <translation>%1 过长：%2</translation>
    </message>
    <message>
        <source>%1 was changed or cut off while it was in use; open it again once it is complete</source>
        <translation>%1 在使用期间被更改或截断；请在文件完整后重新打开</translation>
    </message>
    <message>
        <source>%1 was written by torch.save, but is not a pytorch_GAN_zoo checkpoint: %2</source>
        <translation>%1 由 torch.save 写出，但不是 pytorch_GAN_zoo 检查点：%2</translation>
    </message>
    <message>
        <source>alpha above 0 blends with scale %1, which has no head in this checkpoint</source>
        <translation>alpha 大于 0 时会与尺度 %1 混合，而此检查点在该尺度没有输出头</translation>
    </message>
    <message>
        <source>alpha must lie between 0 and 1</source>
        <translation>alpha 必须在 0 与 1 之间</translation>
    </message>
    <message>
        <source>float16 is for a CUDA device, and none is used here</source>
        <translation>float16 用于 CUDA 设备，而此处未使用 CUDA 设备</translation>
    </message>
    <message>
        <source>images are made step by step, which is slower: the network could not be recorded as a graph</source>
        <translation>图像逐步生成，速度较慢：无法将网络录制为图</translation>
    </message>
    <message>
        <source>no CUDA device can be used here</source>
        <translation>此处没有可用的 CUDA 设备</translation>
    </message>
    <message>
        <source>scale %1 has no head in this checkpoint, so it cannot be shown as an image</source>
        <translation>此检查点在尺度 %1 没有输出头，因此无法显示为图像</translation>
    </message>
    <message>
        <source>the generator failed: %1</source>
        <translation>生成器出错：%1</translation>
    </message>
    <message>
        <source>the latent has %1 components, this generator takes %2</source>
        <translation>潜向量有 %1 个分量，此生成器需要 %2 个</translation>
    </message>
    <message>
        <source>there is no scale %1; this generator has scales 0 to %2</source>
        <translation>没有尺度 %1；此生成器的尺度为 0 至 %2</translation>
    </message>
    <message>
        <source>this computer cannot compute in %1; the best that it can takes its place</source>
        <translation>此计算机无法以 %1 计算；改用它能用的最佳精度</translation>
    </message>
    <message>
        <source>this file holds weights alone: what they do not show is as pytorch_GAN_zoo has it by default (leak 0.2, pixelnorm, alpha 0, no tanh)</source>
        <translation>此文件只有权重：权重看不出的部分按 pytorch_GAN_zoo 的默认值处理（leak 0.2、pixelnorm、alpha 0、无 tanh）</translation>
    </message>
    <message>
        <source>not enough memory for the generator</source>
        <translation>内存不足，无法装入生成器</translation>
    </message>
    <message>
        <source>not enough memory for the image</source>
        <translation>内存不足，无法生成图像</translation>
    </message>
    <message>
        <source>the CUDA device has too little memory for this generator; images are made on the CPU</source>
        <translation>CUDA 设备的内存不足以装入此生成器；图像在 CPU 上生成</translation>
    </message>
    <message>
        <source>%1 has too little memory for one image; images are made on %2 now</source>
        <translation>%1 的内存不足以生成一幅图像；现改在 %2 上生成</translation>
    </message>
    <message>
        <source>%1 has too little memory for %2 images at once; batches of %3 are used now</source>
        <translation>%1 的内存不足以同时生成 %2 幅图像；现改为每批 %3 幅</translation>
    </message>
    <message>
        <source>nothing is left of this direction beside those it is held orthogonal to</source>
        <translation>该方向在与所选方向正交之后不剩任何分量</translation>
    </message>
    <message>
        <source>these marks do not tell more from less: their faces are the same</source>
        <translation>这些标记无法区分多与少：它们的人脸相同</translation>
    </message>
    <message>
        <source>Another model was opened meanwhile.</source>
        <translation>其间打开了另一个模型。</translation>
    </message>
    <message>
        <source>CPU, 1 thread</source>
        <translation>CPU，1 个线程</translation>
    </message>
    <message>
        <source>CPU, %1 threads</source>
        <translation>CPU，%1 个线程</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>文件或文件夹不存在</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统为只读</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是一个文件夹</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入输出错误</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>there is not enough memory for it</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>it is a %1, whose latents go through a mapping network first; Latentwalk shows Progressive GANs</source>
        <translation>它是 %1，其潜向量先经过映射网络；Latentwalk 只显示 Progressive GAN</translation>
    </message>
    <message>
        <source>it is a %1, a stack of transposed convolutions; Latentwalk shows Progressive GANs</source>
        <translation>它是 %1，由转置卷积堆叠而成；Latentwalk 只显示 Progressive GAN</translation>
    </message>
    <message>
        <source>it is a %1; Latentwalk shows Progressive GANs</source>
        <translation>它是 %1；Latentwalk 只显示 Progressive GAN</translation>
    </message>
    <message>
        <source>it is one of another program than pytorch_GAN_zoo, with layers that are built in another way</source>
        <translation>它来自 pytorch_GAN_zoo 以外的程序，其层的构造不同</translation>
    </message>
    <message>
        <source>there is no folder %1</source>
        <translation>没有文件夹 %1</translation>
    </message>
    <message>
        <source>a folder has that name</source>
        <translation>有同名文件夹</translation>
    </message>
    <message>
        <source>its folder takes no files</source>
        <translation>所在文件夹不能存放文件</translation>
    </message>
    <message>
        <source>a row of it would take %1 MB of memory; choose fewer columns</source>
        <translation>其中一行需要 %1 MB 内存；请减少列数</translation>
    </message>
    <message>
        <source>the file is read-only</source>
        <translation>该文件为只读</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>名称过长</translation>
    </message>
    <message>
        <source>it is not the name of a file</source>
        <translation>这不是文件名</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>这不是普通文件</translation>
    </message>
    <message>
        <source>the FFmpeg on this computer has no %1</source>
        <translation>本机的 FFmpeg 没有 %1</translation>
    </message>
    <message>
        <source>pytorch_GAN_zoo checkpoint (stream)</source>
        <translation>pytorch_GAN_zoo 检查点（流格式）</translation>
    </message>
    <message>
        <source>pytorch_GAN_zoo checkpoint (zip)</source>
        <translation>pytorch_GAN_zoo 检查点（zip 格式）</translation>
    </message>
    <message>
        <source>TensorFlow.js graph model</source>
        <translation>TensorFlow.js 图模型</translation>
    </message>
    <message>
        <source>Latentwalk safetensors</source>
        <translation>Latentwalk safetensors 文件</translation>
    </message>
    <message>
        <source>it holds no JSON object</source>
        <translation>其中没有 JSON 对象</translation>
    </message>
    <message>
        <source>it is no file of directions</source>
        <translation>这不是方向文件</translation>
    </message>
    <message>
        <source>it was written by another version of Latentwalk</source>
        <translation>它由另一个版本的 Latentwalk 写出</translation>
    </message>
    <message>
        <source>it has too many directions</source>
        <translation>其中的方向过多</translation>
    </message>
    <message>
        <source>a direction has no id of its own</source>
        <translation>有一个方向没有自己的标识</translation>
    </message>
    <message>
        <source>a latent does not have %1 components</source>
        <translation>有一个潜向量的分量数不是 %1</translation>
    </message>
    <message>
        <source>a component is not a number</source>
        <translation>有一个分量不是数值</translation>
    </message>
    <message>
        <source>a seed is not a number</source>
        <translation>有一个种子不是数值</translation>
    </message>
    <message>
        <source>a direction comes from nowhere that is known</source>
        <translation>有一个方向来源不明</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>%1 is being written by another window for too long</source>
        <translation>%1 被另一个窗口写入的时间过长</translation>
    </message>
    <message>
        <source>%1 is %2 bytes long, far more than a generator needs</source>
        <translation>%1长达 %2 字节，远超生成器所需</translation>
    </message>
    <message>
        <source>%1 is nested too deeply</source>
        <translation>%1嵌套过深</translation>
    </message>
    <message>
        <source>%1 has the key &quot;%2&quot; twice in one place</source>
        <translation>%1在同一处有两个键“%2”</translation>
    </message>
    <message>
        <source>%1 is no longer JSON at byte %2</source>
        <translation>%1从第 %2 字节起不再是 JSON</translation>
    </message>
    <message>
        <source>%1 holds a number that is out of range</source>
        <translation>%1含有超出范围的数值</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>%1 has .npy format version %2; versions 1 to 3 are known</source>
        <translation>%1 的 .npy 格式版本为 %2；已知版本为 1 至 3</translation>
    </message>
    <message>
        <source>its shape needs more than the %1 bytes after the header</source>
        <translation>其形状所需的数据多于文件头之后的 %1 字节</translation>
    </message>
    <message>
        <source>%1 has %2 bytes after its last value</source>
        <translation>%1 在最后一个值之后还有 %2 字节</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许此操作</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名过长</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>无法分配内存</translation>
    </message>
    <message>
        <source>Broken pipe</source>
        <translation>管道已断开</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>符号链接层数过多</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: not enough memory</source>
        <translation>%1：内存不足</translation>
    </message>
    <message>
        <source>the FFmpeg here has no filter %1</source>
        <translation>此处的 FFmpeg 没有滤镜 %1</translation>
    </message>
    <message>
        <source>choosing colours</source>
        <translation>选取颜色</translation>
    </message>
    <message>
        <source>a frame</source>
        <translation>一帧</translation>
    </message>
    <message>
        <source>a filter graph</source>
        <translation>滤镜图</translation>
    </message>
    <message>
        <source>an animated WebP ends at 4 GiB; choose fewer frames or MP4</source>
        <translation>WebP 动画最大为 4 GiB；请减少帧数或改用 MP4</translation>
    </message>
    <message>
        <source>this container</source>
        <translation>此容器</translation>
    </message>
    <message>
        <source>a buffer</source>
        <translation>缓冲区</translation>
    </message>
    <message>
        <source>a stream</source>
        <translation>一个流</translation>
    </message>
    <message>
        <source>the stream&apos;s description</source>
        <translation>流的说明</translation>
    </message>
    <message>
        <source>the head of the file</source>
        <translation>文件开头</translation>
    </message>
    <message>
        <source>the end of the file</source>
        <translation>文件结尾</translation>
    </message>
    <message>
        <source>converting colours</source>
        <translation>转换颜色</translation>
    </message>
    <message>
        <source>encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>the encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>the encoder does not take these settings</source>
        <translation>编码器不接受这些设置</translation>
    </message>
    <message>
        <source>a packet</source>
        <translation>一个数据包</translation>
    </message>
    <message>
        <source>a GIF has at most 50 frames per second; choose 50 or fewer, or MP4</source>
        <translation>GIF 每秒最多 50 帧；请选择 50 或更少，或改用 MP4</translation>
    </message>
    <message>
        <source>this processor has no bfloat16 arithmetic (AMX or AVX512-BF16)</source>
        <translation>此处理器没有 bfloat16 运算（AMX 或 AVX512-BF16）</translation>
    </message>
    <message>
        <source>bfloat16 is for the CPU; the CUDA device computes in float16 or float32</source>
        <translation>bfloat16 用于 CPU；CUDA 设备以 float16 或 float32 计算</translation>
    </message>
    <message>
        <source>%1 has shape %2, but this model&apos;s latents have shape (N, %3)</source>
        <translation>%1 的形状为 %2，而此模型的潜向量形状为 N × %3</translation>
    </message>
    <message>
        <source>a direction needs at least %1 faces of each kind; there are %2 with more and %3 with less</source>
        <translation>一个方向每类至少需要 %1 张人脸；现有“多” %2 张，“少” %3 张</translation>
    </message>
    <message>
        <source>%1 is an HDF5 (Keras) file; Latentwalk opens pytorch_GAN_zoo checkpoints, TensorFlow.js models and its own safetensors files</source>
        <translation>%1 是 HDF5（Keras）文件；Latentwalk 可打开 pytorch_GAN_zoo 检查点、TensorFlow.js 模型和自己的 safetensors 文件</translation>
    </message>
    <message>
        <source>%1 is a language model (GGUF), not a generator of images</source>
        <translation>%1 是语言模型（GGUF），不是图像生成器</translation>
    </message>
    <message>
        <source>%1 is a picture, not a generator</source>
        <translation>%1 是图片，不是生成器</translation>
    </message>
    <message>
        <source>%1 is a web page (HTML or XML), not a model: the download was answered with a page instead of the file</source>
        <translation>%1 是网页（HTML 或 XML），不是模型：下载得到的是网页而不是文件</translation>
    </message>
    <message>
        <source>%1 is a Git LFS pointer, not the model itself: fetch it with git lfs pull</source>
        <translation>%1 是 Git LFS 指针，不是模型本身：请用 git lfs pull 获取</translation>
    </message>
    <message>
        <source>%1 is not a model file that Latentwalk knows: it is neither a pytorch_GAN_zoo checkpoint (.pth) nor a TensorFlow.js model.json nor a Latentwalk safetensors file</source>
        <translation>%1 不是 Latentwalk 所知的模型文件：既不是 pytorch_GAN_zoo 检查点（.pth），也不是 TensorFlow.js 的 model.json 或 Latentwalk 的 safetensors 文件</translation>
    </message>
    <message>
        <source>a bool</source>
        <translation>布尔值</translation>
    </message>
    <message>
        <source>an int</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a float</source>
        <translation>浮点数</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节串</translation>
    </message>
    <message>
        <source>a tuple</source>
        <translation>元组</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>a set</source>
        <translation>集合</translation>
    </message>
    <message>
        <source>a dict</source>
        <translation>字典</translation>
    </message>
    <message>
        <source>the class %1</source>
        <translation>类 %1</translation>
    </message>
    <message>
        <source>an object of class %1</source>
        <translation>%1 类的对象</translation>
    </message>
    <message>
        <source>a storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>a tensor</source>
        <translation>张量</translation>
    </message>
    <message>
        <source>holds far more values than a checkpoint does</source>
        <translation>含有的值远多于检查点</translation>
    </message>
    <message>
        <source>holds an integer of %1 bytes</source>
        <translation>含有 %1 字节的整数</translation>
    </message>
    <message>
        <source>has the number %1, which is none,</source>
        <translation>把并非数值的 %1 当作数值</translation>
    </message>
    <message>
        <source>numbers a value as %1</source>
        <translation>把一个值编号为 %1</translation>
    </message>
    <message>
        <source>has a text without quotation marks</source>
        <translation>有一段没有引号的文本</translation>
    </message>
    <message>
        <source>is far longer than a checkpoint&apos;s and still goes on</source>
        <translation>远长于检查点且仍未结束</translation>
    </message>
    <message>
        <source>ends with %1 values instead of one</source>
        <translation>结束时有 %1 个值而不是一个</translation>
    </message>
    <message>
        <source>has protocol %1; 0 to 5 are known</source>
        <translation>的协议为 %1（已知 0 至 5）</translation>
    </message>
    <message>
        <source>has a frame that is larger than the file</source>
        <translation>有一帧比文件还大</translation>
    </message>
    <message>
        <source>has a name that is not text</source>
        <translation>有一个不是文本的名称</translation>
    </message>
    <message>
        <source>makes an object with keywords that are no dict</source>
        <translation>用并非字典的关键字参数创建对象</translation>
    </message>
    <message>
        <source>makes an object without a tuple of arguments</source>
        <translation>创建对象时没有参数元组</translation>
    </message>
    <message>
        <source>makes an object of no class</source>
        <translation>创建没有类的对象</translation>
    </message>
    <message>
        <source>uses opcode %1, which no checkpoint needs,</source>
        <translation>使用了检查点用不到的操作码 %1</translation>
    </message>
    <message>
        <source>has a dict with a key that lacks its value</source>
        <translation>有一个字典的键缺少值</translation>
    </message>
    <message>
        <source>appends to</source>
        <translation>追加到</translation>
    </message>
    <message>
        <source>adds items to</source>
        <translation>添加元素到</translation>
    </message>
    <message>
        <source>sets an item of</source>
        <translation>设置一个元素于</translation>
    </message>
    <message>
        <source>sets an item without a value</source>
        <translation>设置元素时没有值</translation>
    </message>
    <message>
        <source>sets items of</source>
        <translation>设置多个元素于</translation>
    </message>
    <message>
        <source>%1 something that cannot hold it</source>
        <translation>%1无法容纳它的对象</translation>
    </message>
    <message>
        <source>its pickle %1 at byte %2</source>
        <translation>其 pickle 在第 %2 字节处%1</translation>
    </message>
    <message>
        <source>its pickle needs %1 more bytes at %2, it ends at %3</source>
        <translation>其 pickle 在 %2 处还需要 %1 字节，而它在 %3 处结束</translation>
    </message>
    <message>
        <source>has a line without an end</source>
        <translation>有一行没有结尾</translation>
    </message>
    <message>
        <source>is nested too deeply</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>takes a value from an empty stack</source>
        <translation>从空栈中取值</translation>
    </message>
    <message>
        <source>goes back to a mark that it never set</source>
        <translation>返回到从未设置的标记</translation>
    </message>
    <message>
        <source>remembers a value as number %1</source>
        <translation>把一个值记为第 %1 号</translation>
    </message>
    <message>
        <source>recalls value number %1, which it never remembered,</source>
        <translation>取用从未记下的第 %1 号值</translation>
    </message>
    <message>
        <source>calls something that is not a function</source>
        <translation>调用了不是函数的对象</translation>
    </message>
    <message>
        <source>%1 refers to %2, which no checkpoint needs; it was not run</source>
        <translation>%1 引用了检查点用不到的 %2；未执行</translation>
    </message>
    <message>
        <source>calls a function without a tuple of arguments</source>
        <translation>调用函数时没有参数元组</translation>
    </message>
    <message>
        <source>calls a function with %1 arguments</source>
        <translation>用 %1 个参数调用函数</translation>
    </message>
    <message>
        <source>calls %1 with arguments that no checkpoint has</source>
        <translation>以检查点中不会有的参数调用 %1</translation>
    </message>
    <message>
        <source>makes an object of class %1 in a way that no checkpoint has</source>
        <translation>以检查点中不会有的方式创建 %1 类的对象</translation>
    </message>
    <message>
        <source>calls getattr with arguments that no checkpoint has</source>
        <translation>以检查点中不会有的参数调用 getattr</translation>
    </message>
    <message>
        <source>calls _reconstructor with arguments that no checkpoint has</source>
        <translation>以检查点中不会有的参数调用 _reconstructor</translation>
    </message>
    <message>
        <source>makes a dict out of something that no checkpoint has</source>
        <translation>用检查点中不会有的内容创建字典</translation>
    </message>
    <message>
        <source>makes a dict out of something else than pairs</source>
        <translation>用并非成对的内容创建字典</translation>
    </message>
    <message>
        <source>gives a state to something that has none</source>
        <translation>为没有状态的对象设置状态</translation>
    </message>
    <message>
        <source>has %1 that is not a size</source>
        <translation>的%1不是大小</translation>
    </message>
    <message>
        <source>has %1 that is not a tuple of a few sizes</source>
        <translation>的%1不是由少数几个大小组成的元组</translation>
    </message>
    <message>
        <source>refers to something outside of it that is not a storage</source>
        <translation>引用了外部的、不是存储的内容</translation>
    </message>
    <message>
        <source>has a view of a storage that makes no sense</source>
        <translation>有一个不合理的存储视图</translation>
    </message>
    <message>
        <source>a view of a storage</source>
        <translation>存储视图</translation>
    </message>
    <message>
        <source>has a view of storage %1 that lies outside of it</source>
        <translation>对存储 %1 的视图超出其范围</translation>
    </message>
    <message>
        <source>refers to far more storages than a checkpoint does</source>
        <translation>引用的存储远多于检查点</translation>
    </message>
    <message>
        <source>has a storage larger than any memory</source>
        <translation>有一个大于任何内存的存储</translation>
    </message>
    <message>
        <source>refers to storage %1 with two sizes or types</source>
        <translation>以两种大小或类型引用存储 %1</translation>
    </message>
    <message>
        <source>makes a tensor out of something else than a storage</source>
        <translation>用并非存储的内容创建张量</translation>
    </message>
    <message>
        <source>a shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>strides</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>has a tensor with %1 sizes and %2 strides</source>
        <translation>有一个张量有 %1 个大小和 %2 个步长</translation>
    </message>
    <message>
        <source>an offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>holds far more tensors than a checkpoint does</source>
        <translation>含有的张量远多于检查点</translation>
    </message>
    <message>
        <source>has a tensor that lies outside of its storage</source>
        <translation>有一个张量超出其存储</translation>
    </message>
    <message>
        <source>has a tensor larger than any memory</source>
        <translation>有一个大于任何内存的张量</translation>
    </message>
    <message>
        <source>has a tensor that needs %1 elements at %2 of a storage with %3</source>
        <translation>有一个张量在 %2 处需要 %1 个元素，而其存储只有 %3 个</translation>
    </message>
    <message>
        <source>makes a parameter out of something else than a tensor</source>
        <translation>用并非张量的内容创建参数</translation>
    </message>
    <message>
        <source>its header</source>
        <translation>其文件头</translation>
    </message>
    <message>
        <source>it has %1 bytes</source>
        <translation>文件有 %1 字节</translation>
    </message>
    <message>
        <source>its header needs %1 bytes at 8, the file ends at %2</source>
        <translation>其文件头在 8 处需要 %1 字节，而文件在 %2 处结束</translation>
    </message>
    <message>
        <source>its header is not a table of tensors</source>
        <translation>其文件头不是张量表</translation>
    </message>
    <message>
        <source>%1 holds tensor %2 twice, as old and as new name</source>
        <translation>%1 以新旧两个名称含有张量 %2</translation>
    </message>
    <message>
        <source>tensor %1 has %2</source>
        <translation>张量 %1 有%2</translation>
    </message>
    <message>
        <source>an entry that is not dtype, shape and data_offsets</source>
        <translation>一个不是 dtype、shape 与 data_offsets 的条目</translation>
    </message>
    <message>
        <source>a type, a shape or offsets that make no sense</source>
        <translation>不合理的类型、形状或偏移</translation>
    </message>
    <message>
        <source>%1 holds tensor %2 as %3; F16, BF16, F32 and F64 are known</source>
        <translation>%1 中张量 %2 的类型为 %3；已知类型为 F16、BF16、F32 与 F64</translation>
    </message>
    <message>
        <source>a shape larger than any memory</source>
        <translation>大于任何内存的形状</translation>
    </message>
    <message>
        <source>the shape %1, which needs %2 bytes, and offsets %3 to %4</source>
        <translation>需要 %2 字节的形状 %1，而偏移为 %3 至 %4</translation>
    </message>
    <message>
        <source>tensor %1 begins at %2 where %3 was due</source>
        <translation>张量 %1 从 %2 开始，而应从 %3 开始</translation>
    </message>
    <message>
        <source>tensor %1 needs %2 bytes at %3, the file ends at %4</source>
        <translation>张量 %1 在 %3 处需要 %2 字节，而文件在 %4 处结束</translation>
    </message>
    <message>
        <source>it has %1 bytes after its last tensor</source>
        <translation>最后一个张量之后还有 %1 字节</translation>
    </message>
    <message>
        <source>its metadata are not strings</source>
        <translation>其元数据不是字符串</translation>
    </message>
    <message>
        <source>%1 has format version %2 of Latentwalk&apos;s files; version %3 is known: a newer Latentwalk may open it</source>
        <translation>%1 的 Latentwalk 文件格式版本为 %2；已知版本为 %3：较新的 Latentwalk 或许能打开它</translation>
    </message>
    <message>
        <source>it does not say how the generator is built that its tensors belong to; convert the original checkpoint instead</source>
        <translation>其中没有说明这些张量所属生成器的构造；请转换原始检查点</translation>
    </message>
    <message>
        <source>%1 holds a tensor %2, which is not part of the generator that its metadata describe</source>
        <translation>%1 含有张量 %2，它不属于元数据所描述的生成器</translation>
    </message>
    <message>
        <source>its metadata have an unknown SHA-256, %1</source>
        <translation>其元数据含有未知的 SHA-256，即 %1</translation>
    </message>
    <message>
        <source>the SHA-256 in its metadata makes no sense</source>
        <translation>其元数据中的 SHA-256 不合理</translation>
    </message>
    <message>
        <source>its content does not have the SHA-256 that its metadata give; to keep a change that you made, save it without sha256 in the metadata</source>
        <translation>其内容与元数据中的 SHA-256 不符；若要保留您所做的更改，请在保存时去掉元数据中的 sha256</translation>
    </message>
    <message>
        <source>its metadata lack %1</source>
        <translation>其元数据缺少 %1</translation>
    </message>
    <message>
        <source>its metadata give &quot;%1&quot; as %2</source>
        <translation>其元数据将 %2 设为“%1”</translation>
    </message>
    <message>
        <source>the labels in its metadata</source>
        <translation>其元数据中的标签</translation>
    </message>
    <message>
        <source>tensor %1 is missing</source>
        <translation>缺少张量 %1</translation>
    </message>
    <message>
        <source>tensor %1 has the shape %2 where its metadata demand %3</source>
        <translation>张量 %1 的形状为 %2，而元数据要求 %3</translation>
    </message>
    <message>
        <source>%1 is not the raw generator that belongs to %2; move it away to open that one</source>
        <translation>%1 不是 %2 所对应的原始生成器；请将它移走后再打开后者</translation>
    </message>
    <message>
        <source>its modelTopology has no list of nodes</source>
        <translation>其 modelTopology 没有节点列表</translation>
    </message>
    <message>
        <source>its graph has node %1 twice</source>
        <translation>其图中有两个节点 %1</translation>
    </message>
    <message>
        <source>its graph has too many layers or runs in a circle</source>
        <translation>其图的层数过多或存在环</translation>
    </message>
    <message>
        <source>node %1 %2</source>
        <translation>节点 %1 %2</translation>
    </message>
    <message>
        <source>a node of its graph lacks name or op</source>
        <translation>其图中有节点缺少 name 或 op</translation>
    </message>
    <message>
        <source>the inputs of node %1 are not names</source>
        <translation>节点 %1 的输入不是名称</translation>
    </message>
    <message>
        <source>its graph has two ends, %1 and %2</source>
        <translation>其图有两个终点：%1 与 %2</translation>
    </message>
    <message>
        <source>its graph has no end</source>
        <translation>其图没有终点</translation>
    </message>
    <message>
        <source>node %1 uses %2, which is not in its graph</source>
        <translation>节点 %1 使用了图中没有的 %2</translation>
    </message>
    <message>
        <source>is %1 where %2 was due</source>
        <translation>是 %1，而应为 %2</translation>
    </message>
    <message>
        <source>has %1 inputs</source>
        <translation>有 %1 个输入</translation>
    </message>
    <message>
        <source>is %1 where a constant was due</source>
        <translation>是 %1，而应为常量</translation>
    </message>
    <message>
        <source>is not a single number</source>
        <translation>不是单个数值</translation>
    </message>
    <message>
        <source>has values that this network does not have there</source>
        <translation>含有此网络在该处不会有的值</translation>
    </message>
    <message>
        <source>gives the image a range of brightness that this network does not have</source>
        <translation>使图像的亮度范围超出此网络所有</translation>
    </message>
    <message>
        <source>is a convolution of another kind (its padding, stride, dilation or data format)</source>
        <translation>是另一种卷积（填充、步长、扩张或数据格式不同）</translation>
    </message>
    <message>
        <source>is not 1e-8, which pixelnorm adds</source>
        <translation>不是 pixelnorm 所加的 1e-8</translation>
    </message>
    <message>
        <source>is a mean over something else than the channels</source>
        <translation>求平均的不是通道</translation>
    </message>
    <message>
        <source>squares something else than what pixelnorm divides</source>
        <translation>求平方的不是 pixelnorm 所除的量</translation>
    </message>
    <message>
        <source>is not the lower half of a leaky ReLU</source>
        <translation>不是 leaky ReLU 的下半部分</translation>
    </message>
    <message>
        <source>is a leak of %1, outside of 0 to 1 or not that of the other layers</source>
        <translation>的 leak 为 %1，超出 0 至 1 或与其他层不同</translation>
    </message>
    <message>
        <source>kernel %1 has the shape %2 where a kernel of %3 by %4 was due</source>
        <translation>卷积核 %1 的形状为 %2，而应为 %3 × %4</translation>
    </message>
    <message>
        <source>it has %1 convolutions of 3 by 3; one, and two for each further scale, were due</source>
        <translation>它有 %1 个 3 × 3 卷积；应有一个，且每增加一个尺度再有两个</translation>
    </message>
    <message>
        <source>it doubles the image at another place (%1)</source>
        <translation>它在别处将图像放大一倍（%1）</translation>
    </message>
    <message>
        <source>kernel %1 has the shape %2 where %3 was due</source>
        <translation>卷积核 %1 的形状为 %2，而应为 %3</translation>
    </message>
    <message>
        <source>bias %1 has the shape %2 where %3 values were due</source>
        <translation>偏置 %1 的形状为 %2，而应有 %3 个值</translation>
    </message>
    <message>
        <source>its text</source>
        <translation>其文本</translation>
    </message>
    <message>
        <source>it has no modelTopology and weightsManifest</source>
        <translation>其中没有 modelTopology 和 weightsManifest</translation>
    </message>
    <message>
        <source>its weightsManifest is not a list of groups</source>
        <translation>其 weightsManifest 不是组的列表</translation>
    </message>
    <message>
        <source>a group of its weightsManifest lacks paths or weights</source>
        <translation>其 weightsManifest 中有一组缺少 paths 或 weights</translation>
    </message>
    <message>
        <source>its tensors are larger than any memory</source>
        <translation>其张量大于任何内存</translation>
    </message>
    <message>
        <source>it lists tensor %1 twice</source>
        <translation>其中张量 %1 列出了两次</translation>
    </message>
    <message>
        <source>its tensors need %1 bytes, its weight files have %2</source>
        <translation>其张量需要 %1 字节，而权重文件有 %2 字节</translation>
    </message>
    <message>
        <source>a tensor of its weightsManifest lacks name, dtype or shape</source>
        <translation>其 weightsManifest 中有张量缺少 name、dtype 或 shape</translation>
    </message>
    <message>
        <source>%1 has quantized weights (tensor %2); float32 weights are needed</source>
        <translation>%1 的权重经过量化（张量 %2）；需要 float32 权重</translation>
    </message>
    <message>
        <source>%1 holds tensor %2 as %3; float32, int32 and bool are known</source>
        <translation>%1 中张量 %2 的类型为 %3；已知类型为 float32、int32 与 bool</translation>
    </message>
    <message>
        <source>tensor %1 has a shape that makes no sense</source>
        <translation>张量 %1 的形状不合理</translation>
    </message>
    <message>
        <source>%1 names a weight file &quot;%2&quot;; only plain names of files beside it are opened</source>
        <translation>%1 指定的权重文件为“%2”；只会打开与它同一文件夹中的普通文件名</translation>
    </message>
    <message>
        <source>its weight file %1 is missing beside it</source>
        <translation>同一文件夹中缺少其权重文件 %1</translation>
    </message>
    <message>
        <source>its graph uses tensor %1, which its weightsManifest does not list</source>
        <translation>其图使用了 weightsManifest 中没有列出的张量 %1</translation>
    </message>
    <message>
        <source>%1 holds tensor %2 as %3; %4 is needed there</source>
        <translation>%1 中张量 %2 的类型为 %3；该处需要 %4</translation>
    </message>
    <message>
        <source>its config gives something as %1 that makes no sense</source>
        <translation>其 config 中 %1 的值不合理</translation>
    </message>
    <message>
        <source>its config gives %1 as %2, which has to lie between 0 and 1</source>
        <translation>其 config 将 %2 设为 %1，而它必须在 0 与 1 之间</translation>
    </message>
    <message>
        <source>its config gives %1 as %2, its weights have %3</source>
        <translation>其 config 将 %2 设为 %1，而权重中为 %3</translation>
    </message>
    <message>
        <source>its config gives %1</source>
        <translation>其 config 给出了%1</translation>
    </message>
    <message>
        <source>%1 was trained with the loss &quot;%2&quot;; MSE, DCGAN, WGANGP and Logistic are known</source>
        <translation>%1 是用损失“%2”训练的；已知的有 MSE、DCGAN、WGANGP 与 Logistic</translation>
    </message>
    <message>
        <source>it does not hold a dict of config and networks</source>
        <translation>其中没有含 config 与网络的字典</translation>
    </message>
    <message>
        <source>model.save(path) of pytorch_GAN_zoo, or torch.save({&quot;config&quot;: model.config, &quot;netG&quot;: net.state_dict()}, path)</source>
        <translation>用 pytorch_GAN_zoo 的 model.save(path)，或 torch.save({&quot;config&quot;: model.config, &quot;netG&quot;: net.state_dict()}, path)</translation>
    </message>
    <message>
        <source>it holds %1 twice</source>
        <translation>其中 %1 出现两次</translation>
    </message>
    <message>
        <source>its %1 is not a dict of tensors</source>
        <translation>其 %1 不是张量的字典</translation>
    </message>
    <message>
        <source>it holds neither netG nor avgG</source>
        <translation>其中既没有 netG 也没有 avgG</translation>
    </message>
    <message>
        <source>its %1 holds something else than named tensors</source>
        <translation>其 %1 中有不是具名张量的内容</translation>
    </message>
    <message>
        <source>its %1 holds tensor %2 twice</source>
        <translation>其 %1 中张量 %2 出现两次</translation>
    </message>
    <message>
        <source>tensor %1 of its %2 lies where another one lies</source>
        <translation>其 %2 的张量 %1 与另一个张量位置相同</translation>
    </message>
    <message>
        <source>its %1 holds tensor %2</source>
        <translation>其 %1 含有张量 %2</translation>
    </message>
    <message>
        <source>tensor %1 of its %2 is missing</source>
        <translation>其 %2 缺少张量 %1</translation>
    </message>
    <message>
        <source>the list of its storages is missing</source>
        <translation>缺少其存储的列表</translation>
    </message>
    <message>
        <source>it lists storage %1, which its pickle does not know</source>
        <translation>其中列出了 pickle 不认识的存储 %1</translation>
    </message>
    <message>
        <source>it lists storage %1 twice</source>
        <translation>其中存储 %1 列出了两次</translation>
    </message>
    <message>
        <source>it has no data for %1</source>
        <translation>其中没有 %1 的数据</translation>
    </message>
    <message>
        <source>%1 has %2 values where its pickle says %3</source>
        <translation>%1 有 %2 个值，而 pickle 中为 %3 个</translation>
    </message>
    <message>
        <source>%1 needs %2 bytes at %3, the file ends at %4</source>
        <translation>%1 在 %3 处需要 %2 字节，而文件在 %4 处结束</translation>
    </message>
    <message>
        <source>tensor %1 of %2</source>
        <translation>%2 的张量 %1</translation>
    </message>
    <message>
        <source>storage %1</source>
        <translation>存储 %1</translation>
    </message>
    <message>
        <source>%1 holds tensor %2 as %3; floating-point numbers are needed</source>
        <translation>%1 中张量 %2 的类型为 %3；需要浮点数</translation>
    </message>
    <message>
        <source>tensor %1 has the shape %2 where %3 was due</source>
        <translation>张量 %1 的形状为 %2，而应为 %3</translation>
    </message>
    <message>
        <source>there is no data.pkl in it</source>
        <translation>其中没有 data.pkl</translation>
    </message>
    <message>
        <source>its zip container has two data.pkl</source>
        <translation>其 zip 容器中有两个 data.pkl</translation>
    </message>
    <message>
        <source>%1 is not a byte order</source>
        <translation>%1 不是字节序</translation>
    </message>
    <message>
        <source>%1 is not a version of PyTorch&apos;s zip format</source>
        <translation>%1 不是 PyTorch 的 zip 格式版本</translation>
    </message>
    <message>
        <source>%1 in its zip container holds %2 values, of which its tensors need %3</source>
        <translation>其 zip 容器中的 %1 含有 %2 个值，而张量只需要其中 %3 个</translation>
    </message>
    <message>
        <source>storage %1 has %2 bytes where its pickle says %3</source>
        <translation>存储 %1 有 %2 字节，而 pickle 中为 %3 字节</translation>
    </message>
    <message>
        <source>%1 in its zip container cannot be unpacked</source>
        <translation>其 zip 容器中的 %1 无法解压</translation>
    </message>
    <message>
        <source>%1 in its zip container (%2 bytes at %3) does not have the checksum that was written with it</source>
        <translation>其 zip 容器中的 %1（%3 处的 %2 字节）与写出时的校验和不符</translation>
    </message>
    <message>
        <source>the directory of its zip container needs %1 bytes at %2, it ends at %3</source>
        <translation>其 zip 容器的目录在 %2 处需要 %1 字节，而它在 %3 处结束</translation>
    </message>
    <message>
        <source>the directory of its zip container has %1 bytes too many</source>
        <translation>其 zip 容器的目录多出 %1 字节</translation>
    </message>
    <message>
        <source>%1 is missing in its zip container</source>
        <translation>其 zip 容器中缺少 %1</translation>
    </message>
    <message>
        <source>the directory at the end of its zip container is missing (the file has %1 bytes)</source>
        <translation>其 zip 容器末尾的目录缺失（文件有 %1 字节）</translation>
    </message>
    <message>
        <source>the two ends of its zip container disagree</source>
        <translation>其 zip 容器的两个结尾互相矛盾</translation>
    </message>
    <message>
        <source>the end of its zip64 container makes no sense</source>
        <translation>其 zip64 容器的结尾不合理</translation>
    </message>
    <message>
        <source>the directory of its zip container makes no sense at byte %1</source>
        <translation>其 zip 容器的目录在第 %1 字节处不合理</translation>
    </message>
    <message>
        <source>its zip container has two members named %1</source>
        <translation>其 zip 容器中有两个成员名为 %1</translation>
    </message>
    <message>
        <source>%1 in its zip container %2</source>
        <translation>其 zip 容器中的 %1 %2</translation>
    </message>
    <message>
        <source>is not at byte %1 as the directory says</source>
        <translation>不在目录所说的第 %1 字节</translation>
    </message>
    <message>
        <source>needs %1 bytes at %2, the directory begins at %3</source>
        <translation>在 %2 处需要 %1 字节，而目录从 %3 开始</translation>
    </message>
    <message>
        <source>has a header that disagrees with the directory</source>
        <translation>的头部与目录不符</translation>
    </message>
    <message>
        <source>has a size or checksum that disagrees with the directory</source>
        <translation>的大小或校验和与目录不符</translation>
    </message>
    <message>
        <source>%1 in its zip container is followed by a size or checksum that disagrees with the directory</source>
        <translation>其 zip 容器中的 %1 后面的大小或校验和与目录不符</translation>
    </message>
    <message>
        <source>%1 and %2 overlap in its zip container</source>
        <translation>%1 与 %2 在其 zip 容器中重叠</translation>
    </message>
    <message>
        <source>%1 has %2 scales; 1 to %3 are possible</source>
        <translation>%1 有 %2 个尺度；可以有 1 至 %3 个</translation>
    </message>
    <message>
        <source>%1 has a scale with %2 channels; 1 to %3 are possible</source>
        <translation>%1 有一个尺度有 %2 个通道；可以有 1 至 %3 个</translation>
    </message>
    <message>
        <source>%1 has latents of %2 components; 1 to %3 are possible</source>
        <translation>%1 的潜向量有 %2 个分量；可以有 1 至 %3 个</translation>
    </message>
    <message>
        <source>%1 makes images with %2 channels; grey (1) and RGB (3) are possible</source>
        <translation>%1 生成的图像有 %2 个通道；可以是灰度（1）或 RGB（3）</translation>
    </message>
    <message>
        <source>%1 has a leak outside of 0 to 1</source>
        <translation>%1 的 leak 超出 0 至 1</translation>
    </message>
    <message>
        <source>%1 has an alpha outside of 0 to 1</source>
        <translation>%1 的 alpha 超出 0 至 1</translation>
    </message>
    <message>
        <source>%1 has no raw generator, only the average one</source>
        <translation>%1 没有原始生成器，只有平均生成器</translation>
    </message>
    <message>
        <source>tensor %1</source>
        <translation>张量 %1</translation>
    </message>
    <message>
        <source>tensor %1 of its %2</source>
        <translation>其 %2 的张量 %1</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>缺少 %1</translation>
    </message>
    <message>
        <source>%1 has the shape %2</source>
        <translation>%1 的形状为 %2</translation>
    </message>
    <message>
        <source>%1 has %2 rows, which is not 16 for each channel</source>
        <translation>%1 有 %2 行，并非每个通道 16 行</translation>
    </message>
    <message>
        <source>labels of %1 components, but its latents have %2</source>
        <translation>%1 个分量的标签，而潜向量有 %2 个分量</translation>
    </message>
    <message>
        <source>a label without values</source>
        <translation>没有值的标签</translation>
    </message>
    <message>
        <source>a label with a name of more than 4,096 bytes</source>
        <translation>名称超过 4,096 字节的标签</translation>
    </message>
    <message>
        <source>tensor %1 holds %2, which no trained generator does</source>
        <translation>张量 %1 含有 %2，训练好的生成器不会有</translation>
    </message>
    <message>
        <source>a value that is not a number (NaN)</source>
        <translation>不是数值的值（NaN）</translation>
    </message>
    <message>
        <source>the value %1</source>
        <translation>值 %1</translation>
    </message>
    <message>
        <source>tensor %1 has values that do not fit %2</source>
        <translation>张量 %1 含有 %2 无法表示的值</translation>
    </message>
    <message>
        <source>%1 already holds a %2 that belongs to nothing known here; choose another folder</source>
        <translation>%1 中已有来历不明的 %2；请选择另一个文件夹</translation>
    </message>
    <message>
        <source>%1 holds frames of another walk or with other settings (%2); choose another folder</source>
        <translation>%1 中有另一段漫步或其他设置的帧（%2）；请选择另一个文件夹</translation>
    </message>
    <message>
        <source>%1 x %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>it would have %1, and %2 a side are possible; choose fewer pictures</source>
        <translation>它将有 %1，而每边最多 %2 像素；请减少图片</translation>
    </message>
    <message>
        <source>it would have %1, and %2 a side are possible; choose fewer pictures, or PNG</source>
        <translation>它将有 %1，而每边最多 %2 像素；请减少图片，或改用 PNG</translation>
    </message>
    <message>
        <source>%1 cannot be written at once: %2</source>
        <translation>%1 无法一次写入：%2</translation>
    </message>
    <message>
        <source>it would have %1; choose PNG, which is written row by row</source>
        <translation>它将有 %1；请选择逐行写入的 PNG</translation>
    </message>
    <message>
        <source>the picture cannot be scaled to this size</source>
        <translation>图片无法缩放到此大小</translation>
    </message>
    <message>
        <source>it has 1 to %1 pixels a side, not %2 x %3</source>
        <translation>每边可有 1 至 %1 像素，而不是 %2 × %3</translation>
    </message>
    <message>
        <source>the library is of another version</source>
        <translation>库的版本不同</translation>
    </message>
    <message>
        <source>its pictures are at most 16383 pixels wide and high, this one is %1 x %2</source>
        <translation>其图片的宽和高最多 16383 像素，而这幅为 %1 × %2</translation>
    </message>
    <message>
        <source>error %1 of its library</source>
        <translation>其库报告错误 %1</translation>
    </message>
    <message>
        <source>it is no complete MP4 or WebM film</source>
        <translation>这不是完整的 MP4 或 WebM 影片</translation>
    </message>
    <message>
        <source>a latent that is neither a seed nor finite components of the latent size</source>
        <translation>一个潜向量，既不是种子，也不是相应大小的有限分量</translation>
    </message>
    <message>
        <source>an enlargement outside of 1 to 64</source>
        <translation>超出 1 至 64 的放大倍数</translation>
    </message>
    <message>
        <source>a frame number that is not below the count of frames</source>
        <translation>不小于总帧数的帧号</translation>
    </message>
    <message>
        <source>its recipe has %1</source>
        <translation>其配方含有%1</translation>
    </message>
    <message>
        <source>%1 bytes of at most %2</source>
        <translation>%1 字节，而最多为 %2</translation>
    </message>
    <message>
        <source>it is not an object</source>
        <translation>它不是对象</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not an object</source>
        <translation>“%1”不是对象</translation>
    </message>
    <message>
        <source>%1 has a damaged value &apos;%2&apos;: %3</source>
        <translation>%1 中的值“%2”已损坏：%3</translation>
    </message>
    <message>
        <source>it is not a text</source>
        <translation>它不是文本</translation>
    </message>
    <message>
        <source>it is longer than %1 bytes</source>
        <translation>它超过 %1 字节</translation>
    </message>
    <message>
        <source>it is neither true nor false</source>
        <translation>它既不是 true 也不是 false</translation>
    </message>
    <message>
        <source>it is not a whole number from %1 to %2</source>
        <translation>它不是 %1 至 %2 的整数</translation>
    </message>
    <message>
        <source>it is not a number from %1 to %2</source>
        <translation>它不是 %1 至 %2 的数值</translation>
    </message>
    <message>
        <source>it is not a seed (a whole number from 0 to 18446744073709551615)</source>
        <translation>它不是种子（0 至 18446744073709551615 的整数）</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not one of %2</source>
        <translation>“%1”不在以下各项之中：%2</translation>
    </message>
    <message>
        <source>it is not base64 text</source>
        <translation>它不是 base64 文本</translation>
    </message>
    <message>
        <source>it is not base64 of whole numbers of its kind</source>
        <translation>它不是相应数值的 base64</translation>
    </message>
    <message>
        <source>it is not a short list</source>
        <translation>它不是简短的列表</translation>
    </message>
    <message>
        <source>it holds something else than small whole numbers</source>
        <translation>其中有不是小整数的内容</translation>
    </message>
    <message>
        <source>it is not a list</source>
        <translation>它不是列表</translation>
    </message>
    <message>
        <source>it has %1 entries of at most %2</source>
        <translation>它有 %1 个条目，而最多为 %2 个</translation>
    </message>
    <message>
        <source>more than %1 edits in one place</source>
        <translation>同一处超过 %1 个编辑</translation>
    </message>
    <message>
        <source>an edit along &apos;%1&apos;, which is not among its directions</source>
        <translation>沿“%1”的编辑，而它不在其方向之中</translation>
    </message>
    <message>
        <source>an edit whose strength is not a number from -1000 to 1000</source>
        <translation>强度不是 -1000 至 1000 之间数值的编辑</translation>
    </message>
    <message>
        <source>more than %1 directions</source>
        <translation>超过 %1 个方向</translation>
    </message>
    <message>
        <source>two directions with the same id, or one without</source>
        <translation>两个标识相同的方向，或没有标识的方向</translation>
    </message>
    <message>
        <source>a direction of %1 components, but its latents have %2</source>
        <translation>%1 个分量的方向，而潜向量有 %2 个分量</translation>
    </message>
    <message>
        <source>a direction with a component that is not finite</source>
        <translation>含有非有限分量的方向</translation>
    </message>
    <message>
        <source>more than %1 anchors</source>
        <translation>超过 %1 个锚点</translation>
    </message>
    <message>
        <source>an anchor with both a seed and components</source>
        <translation>既有种子又有分量的锚点</translation>
    </message>
    <message>
        <source>an anchor of %1 components, but its latents have %2</source>
        <translation>%1 个分量的锚点，而潜向量有 %2 个分量</translation>
    </message>
    <message>
        <source>an anchor with a label that its model does not have</source>
        <translation>带有其模型所没有标签的锚点</translation>
    </message>
    <message>
        <source>an anchor with a component that is not finite</source>
        <translation>含有非有限分量的锚点</translation>
    </message>
    <message>
        <source>a pace that does not rise from 0 in whole segments</source>
        <translation>并非从 0 起按整段上升的节奏</translation>
    </message>
    <message>
        <source>a frame rate outside of 1/1000 to 1000 per second</source>
        <translation>超出每秒 1/1000 至 1000 的帧率</translation>
    </message>
    <message>
        <source>a film of %1 frames; 1 to 100,000,000 are possible</source>
        <translation>%1 帧的影片（可为 1 至 100,000,000 帧）</translation>
    </message>
    <message>
        <source>a loop count outside of 0 to 65,535</source>
        <translation>超出 0 至 65,535 的循环次数</translation>
    </message>
    <message>
        <source>a quality outside of 0 to 100</source>
        <translation>超出 0 至 100 的质量</translation>
    </message>
    <message>
        <source>a film size outside of 1 x 1 to 16384 x 16384</source>
        <translation>超出 1 × 1 至 16384 × 16384 的影片尺寸</translation>
    </message>
    <message>
        <source>grid settings out of range</source>
        <translation>超出范围的网格设置</translation>
    </message>
    <message>
        <source>a latent size outside of 1 to %1</source>
        <translation>超出 1 至 %1 的潜向量大小</translation>
    </message>
    <message>
        <source>a name of more than 4,096 bytes</source>
        <translation>超过 4,096 字节的名称</translation>
    </message>
    <message>
        <source>a model&apos;s SHA-256 that is not 64 hexadecimal digits</source>
        <translation>不是 64 位十六进制数字的模型 SHA-256 值</translation>
    </message>
    <message>
        <source>heads that are not auto, trained or fitted</source>
        <translation>不是 auto、trained 或 fitted 的输出头</translation>
    </message>
    <message>
        <source>a position outside of 0 to 1</source>
        <translation>超出 0 至 1 的位置</translation>
    </message>
    <message>
        <source>a scale outside of 0 to 30</source>
        <translation>超出 0 至 30 的尺度</translation>
    </message>
    <message>
        <source>an alpha outside of 0 to 1</source>
        <translation>超出 0 至 1 的 alpha 值</translation>
    </message>
    <message>
        <source>a growth outside of 0 to 30</source>
        <translation>超出 0 至 30 的生长级别</translation>
    </message>
    <message>
        <source>view settings that are not a JSON object of at most 4 MiB</source>
        <translation>不是最多 4 MiB 的 JSON 对象的视图设置</translation>
    </message>
    <message>
        <source>it is not a list of names with values</source>
        <translation>它不是带值的名称列表</translation>
    </message>
    <message>
        <source>it has %1</source>
        <translation>其中有%1</translation>
    </message>
    <message>
        <source>it does not say &quot;format&quot;: &quot;%1&quot;</source>
        <translation>其中没有 &quot;format&quot;: &quot;%1&quot;</translation>
    </message>
    <message>
        <source>%1 was written by a newer Latentwalk (version %2 of %3, this one knows %4); update the program to open it</source>
        <translation>%1 由较新的 Latentwalk 写出（%3 的版本 %2，本程序只认识 %4）；请更新程序后再打开</translation>
    </message>
    <message>
        <source>%1 will carry no recipe: that has room for %2 images, and these are %3</source>
        <translation>%1 将不带配方：配方最多容纳 %2 幅图像，而这里有 %3 幅</translation>
    </message>
    <message>
        <source>it</source>
        <translation>它</translation>
    </message>
    <message>
        <source>%1 holds the named directions of another model</source>
        <translation>%1 中是另一个模型的命名方向</translation>
    </message>
    <message>
        <source>it is not a word of a-z, 0-9 and -</source>
        <translation>它不是由 a-z、0-9 和 - 组成的词</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>缺少此项</translation>
    </message>
    <message>
        <source>it is not positive</source>
        <translation>它不是正数</translation>
    </message>
    <message>
        <source>its range does not lie around 0</source>
        <translation>其范围不包含 0</translation>
    </message>
    <message>
        <source>%1 does not describe named directions: %2</source>
        <translation>%1 不是命名方向的说明：%2</translation>
    </message>
    <message>
        <source>it is not a SHA-256 of 64 lower-case digits</source>
        <translation>它不是由 64 位小写十六进制数字组成的 SHA-256</translation>
    </message>
    <message>
        <source>%1 has shape %2, but %3 beside it describes shape %4</source>
        <translation>%1 的形状是 %2，但旁边的 %3 所述的形状是 %4</translation>
    </message>
    <message>
        <source>the direction &apos;%1&apos; is not of length 1</source>
        <translation>方向“%1”的长度不是 1</translation>
    </message>
    <message>
        <source>Turn head</source>
        <translation>转头</translation>
    </message>
    <message>
        <source>to the left</source>
        <translation>朝画面左侧</translation>
    </message>
    <message>
        <source>to the right</source>
        <translation>朝画面右侧</translation>
    </message>
    <message>
        <source>Chin</source>
        <translation>下巴</translation>
    </message>
    <message>
        <source>up</source>
        <translation>抬起</translation>
    </message>
    <message>
        <source>down</source>
        <translation>收低</translation>
    </message>
    <message>
        <source>Faces with the chin down also look stern to many.</source>
        <translation>下巴收低的面孔在许多人看来也显得严肃。</translation>
    </message>
    <message>
        <source>Tilt head</source>
        <translation>歪头</translation>
    </message>
    <message>
        <source>top to the left</source>
        <translation>头顶偏左</translation>
    </message>
    <message>
        <source>top to the right</source>
        <translation>头顶偏右</translation>
    </message>
    <message>
        <source>Smile</source>
        <translation>微笑</translation>
    </message>
    <message>
        <source>serious</source>
        <translation>不笑</translation>
    </message>
    <message>
        <source>smiling</source>
        <translation>微笑</translation>
    </message>
    <message>
        <source>Mouth</source>
        <translation>嘴</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>闭合</translation>
    </message>
    <message>
        <source>open</source>
        <translation>张开</translation>
    </message>
    <message>
        <source>Age (as it looks)</source>
        <translation>年龄（看起来）</translation>
    </message>
    <message>
        <source>younger</source>
        <translation>更年轻</translation>
    </message>
    <message>
        <source>older</source>
        <translation>更年长</translation>
    </message>
    <message>
        <source>Learned from photos of celebrities: older comes with glasses and grey hair, younger with a tan and dark brows.</source>
        <translation>学自名人照片：更年长会带来眼镜和白发，更年轻会带来晒黑的肤色和深色的眉毛。</translation>
    </message>
    <message>
        <source>Feminine – masculine look</source>
        <translation>女性化 – 男性化外观</translation>
    </message>
    <message>
        <source>feminine</source>
        <translation>女性化</translation>
    </message>
    <message>
        <source>masculine</source>
        <translation>男性化</translation>
    </message>
    <message>
        <source>Learned from photos of celebrities, with their stereotypes: one end comes with long hair and make-up, the other with a beard. It is a look, and says nothing about who somebody is.</source>
        <translation>学自名人照片，也带着其中的刻板印象：一端伴有长发和妆容，另一端伴有胡须。这只是外观，并不说明一个人是谁。</translation>
    </message>
    <message>
        <source>Lip colour</source>
        <translation>唇色</translation>
    </message>
    <message>
        <source>pale</source>
        <translation>淡</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Dark around the eyes</source>
        <translation>眼周深浅</translation>
    </message>
    <message>
        <source>light</source>
        <translation>浅</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深</translation>
    </message>
    <message>
        <source>Make-up or shadow; on some faces sunglasses.</source>
        <translation>妆容或阴影；在有些脸上会变成墨镜。</translation>
    </message>
    <message>
        <source>Forehead</source>
        <translation>额头</translation>
    </message>
    <message>
        <source>under a fringe</source>
        <translation>被刘海遮住</translation>
    </message>
    <message>
        <source>free</source>
        <translation>露出</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>darker</source>
        <translation>更暗</translation>
    </message>
    <message>
        <source>brighter</source>
        <translation>更亮</translation>
    </message>
    <message>
        <source>The whole picture: light on skin, hair and background alike.</source>
        <translation>整幅画面：皮肤、头发和背景上的光一同变化。</translation>
    </message>
    <message>
        <source>Light from the side</source>
        <translation>侧光</translation>
    </message>
    <message>
        <source>left cheek lit</source>
        <translation>照亮左脸颊</translation>
    </message>
    <message>
        <source>right cheek lit</source>
        <translation>照亮右脸颊</translation>
    </message>
    <message>
        <source>Colour warmth</source>
        <translation>色调冷暖</translation>
    </message>
    <message>
        <source>cool</source>
        <translation>冷</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>暖</translation>
    </message>
    <message>
        <source>Background brightness</source>
        <translation>背景明暗</translation>
    </message>
    <message>
        <source>bright</source>
        <translation>明亮</translation>
    </message>
    <message>
        <source>Hair at the edge lightens, too.</source>
        <translation>边缘的头发也会变亮。</translation>
    </message>
    <message>
        <source>%1 shows several faces; others can be compared with one</source>
        <translation>%1 中有多张人脸；只能与一张人脸比较</translation>
    </message>
    <message>
        <source>%1 was made with the model &apos;%2&apos;, whose faces are others</source>
        <translation>%1 由模型“%2”生成，其人脸与此不同</translation>
    </message>
    <message>
        <source>too few of this model&apos;s pictures can be read: %1 of %2</source>
        <translation>这个模型的图片中能读出的太少：共 %2 张，能读出 %1 张</translation>
    </message>
    <message>
        <source>all of this model&apos;s pictures are alike</source>
        <translation>这个模型的图片全都一样</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>flat</source>
        <translation>平淡</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>强烈</translation>
    </message>
    <message>
        <source>Colour strength</source>
        <translation>色彩浓度</translation>
    </message>
    <message>
        <source>greyish</source>
        <translation>偏灰</translation>
    </message>
    <message>
        <source>colourful</source>
        <translation>鲜艳</translation>
    </message>
    <message>
        <source>tensor %1 holds numbers that no trained network has</source>
        <translation>张量 %1 含有训练过的网络不会有的数值</translation>
    </message>
    <message>
        <source>it holds a tensor %1, which is not part of the network</source>
        <translation>其中有张量 %1，它不属于该网络</translation>
    </message>
    <message>
        <source>%1 is a safetensors file, but not of a network that reads faces</source>
        <translation>%1 是 safetensors 文件，但不是读取人脸的网络</translation>
    </message>
    <message>
        <source>what it says of its quantization</source>
        <translation>其量化说明</translation>
    </message>
    <message>
        <source>its SHA-256 is not the one that it was written with</source>
        <translation>其 SHA-256 与写入时的不同</translation>
    </message>
    <message>
        <source>tensor %1 is quantized in a way that makes no sense</source>
        <translation>张量 %1 的量化方式没有意义</translation>
    </message>
    <message>
        <source>between 1 and 4294967296 seeds can be searched, the first one first</source>
        <translation>可搜索 1 到 4294967296 个种子，起始种子在前</translation>
    </message>
    <message>
        <source>a search goes by one likeness, not by two</source>
        <translation>一次搜索只能比较一张人脸，不能是两张</translation>
    </message>
    <message>
        <source>the face to compare with has %1 components, the model&apos;s have %2</source>
        <translation>用来比较的人脸有 %1 个分量，该模型的人脸有 %2 个</translation>
    </message>
    <message>
        <source>the face to compare with has components that are not finite</source>
        <translation>用来比较的人脸含有非有限的分量</translation>
    </message>
    <message>
        <source>the model has no named directions to search by: find them first</source>
        <translation>该模型还没有可供搜索的命名方向：请先查找命名方向</translation>
    </message>
    <message>
        <source>the model has no score &apos;%1&apos;; it has %2</source>
        <translation>该模型没有评分“%1”；它有 %2</translation>
    </message>
    <message>
        <source>no face has &apos;%1&apos; above %2 and below %3</source>
        <translation>没有人脸的“%1”会高于 %2 且低于 %3</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is asked for twice</source>
        <translation>“%1”要求了两次</translation>
    </message>
    <message>
        <source>a search needs a face to compare with or a range</source>
        <translation>搜索需要一张用来比较的人脸或一个范围</translation>
    </message>
    <message>
        <source>it is a network that reads faces, and paints none</source>
        <translation>它是读取人脸的网络，不能画脸</translation>
    </message>
    <message>
        <source>this session has no plane to make a grid of: two axes, or four anchors, are needed</source>
        <translation>此会话没有可生成网格图的平面：需要两条轴，或四个锚点</translation>
    </message>
    <message>
        <source>a plane along a direction without an id</source>
        <translation>平面沿着没有标识的方向</translation>
    </message>
    <message>
        <source>a plane with the same axis twice</source>
        <translation>平面的两条轴相同</translation>
    </message>
    <message>
        <source>a place or zoom of its plane that is out of range</source>
        <translation>平面的位置或缩放超出范围</translation>
    </message>
    <message>
        <source>it holds something else than texts</source>
        <translation>其中有不是文本的内容</translation>
    </message>
    <message>
        <source>more than %1 directions that are held</source>
        <translation>超过 %1 个被保持的方向</translation>
    </message>
    <message>
        <source>the model has no named directions to check by: find them first</source>
        <translation>该模型还没有可供检查的命名方向：请先查找命名方向</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be measured on a picture</source>
        <translation>无法在图片上测量“%1”</translation>
    </message>
    <message>
        <source>this needs %1, which cannot be loaded: %2</source>
        <translation>这需要 %1，但无法加载它：%2</translation>
    </message>
    <message>
        <source>%1 is of another version of Latentwalk; install both again</source>
        <translation>%1 属于另一个版本的 Latentwalk；请重新安装两者</translation>
    </message>
    <message>
        <source>a label that its model does not have</source>
        <translation>其模型没有的标签</translation>
    </message>
    <message>
        <source>No face was found in %1. Mark both eyes and the mouth yourself.</source>
        <translation>在 %1 中没有找到人脸。请自己标出双眼和嘴。</translation>
    </message>
    <message>
        <source>%1 shows %2 faces; the largest was taken.</source>
        <translation>%1 中有 %2 张脸；已采用最大的一张。</translation>
    </message>
    <message>
        <source>%1 does not say where faces have their eyes</source>
        <translation>%1 没有说明人脸的眼睛在哪里</translation>
    </message>
    <message>
        <source>%1 is no point</source>
        <translation>%1 不是一个点</translation>
    </message>
    <message>
        <source>eyes and mouth are to be marked in the picture</source>
        <translation>双眼和嘴应标在图片之内</translation>
    </message>
    <message>
        <source>both eyes and the mouth are three places, apart from each other and not on one line</source>
        <translation>双眼和嘴是三个位置，彼此要分开，而且不在一条直线上</translation>
    </message>
    <message>
        <source>the first eye is the one on the left of an upright face, the second the one on the right</source>
        <translation>第一只眼是正立的脸左边的那只，第二只是右边的那只</translation>
    </message>
    <message>
        <source>%1 holds another of the networks that read faces, not the one that is needed here</source>
        <translation>%1 是另一个读取人脸的网络，不是这里需要的那个</translation>
    </message>
    <message>
        <source>%1 lists the weights of a network that Latentwalk has no use for; those of face_landmark_68_model, age_gender_model, tiny_face_detector_model and face_recognition_model are read</source>
        <translation>%1 列出的是 Latentwalk 用不到的网络的权重；可读取 face_landmark_68_model、age_gender_model、tiny_face_detector_model 和 face_recognition_model 的权重</translation>
    </message>
    <message>
        <source>it is cut off</source>
        <translation>它不完整</translation>
    </message>
    <message>
        <source>it was made to take long</source>
        <translation>它被做成要花很长时间</translation>
    </message>
    <message>
        <source>it has %1 x %2 pixels, and up to %3 are read</source>
        <translation>它有 %1 x %2 像素，最多读取 %3 像素</translation>
    </message>
    <message>
        <source>%1 is no picture that can be read; PNG, JPEG and WebP are</source>
        <translation>%1 不是可以读取的图片；可读取 PNG、JPEG 和 WebP</translation>
    </message>
    <message>
        <source>%1 cannot be read as %2: %3</source>
        <translation>无法将 %1 读取为 %2：%3</translation>
    </message>
    <message>
        <source>it moves</source>
        <translation>它是动画</translation>
    </message>
    <message>
        <source>the face&apos;s offset at %1 x %1 has %2 numbers, this generator takes %3</source>
        <translation>人脸在 %1 × %1 处的偏移有 %2 个数值，此生成器需要 %3 个</translation>
    </message>
    <message>
        <source>the face&apos;s offset at %1 x %1 holds what is no number</source>
        <translation>人脸在 %1 × %1 处的偏移含有不是数值的内容</translation>
    </message>
    <message>
        <source>%1 is no picture that can be read here; these formats can: %2</source>
        <translation>%1 不是此处能读取的图片；能读取的格式有：%2</translation>
    </message>
    <message>
        <source>a closeness to its photo that is not a number from 0 to 1</source>
        <translation>与照片的接近程度不是 0 到 1 之间的数</translation>
    </message>
    <message>
        <source>an offset at %1 x %1 of %2 numbers; whole channels are needed, at most %3</source>
        <translation>%1 × %1 处的偏移有 %2 个数；需要整数个通道，最多 %3 个</translation>
    </message>
    <message>
        <source>an offset with a number that float16 does not have</source>
        <translation>偏移中有 float16 无法表示的数</translation>
    </message>
    <message>
        <source>%1 is no face: %2</source>
        <translation>%1 不是人脸文件：%2</translation>
    </message>
    <message>
        <source>its array &apos;%1&apos; has %2 bytes of at most %3</source>
        <translation>其数组“%1”有 %2 字节，最多允许 %3 字节</translation>
    </message>
    <message>
        <source>its array &apos;%1&apos; is not one of NumPy&apos;s</source>
        <translation>其数组“%1”不是 NumPy 的数组</translation>
    </message>
    <message>
        <source>its array &apos;%1&apos; has shape %2, not (channels, %3, %3) with at most %4 channels</source>
        <translation>其数组“%1”的形状为 %2，而不是（通道数、%3、%3），通道最多 %4 个</translation>
    </message>
    <message>
        <source>it has no array &apos;%1&apos;</source>
        <translation>它没有数组“%1”</translation>
    </message>
    <message>
        <source>it holds %1 latents, not one</source>
        <translation>它含有 %1 个潜向量，而不是一个</translation>
    </message>
    <message>
        <source>%1 will carry no recipe: it would have %2</source>
        <translation>%1 将不带配方：配方中会有%2</translation>
    </message>
    <message>
        <source>it is not what zlib made of %1 numbers</source>
        <translation>它不是由 %1 个数经 zlib 压缩而成的</translation>
    </message>
    <message>
        <source>it does not say how many channels there are at 4 x 4, 8 x 8 and 16 x 16</source>
        <translation>它没有说明 4 × 4、8 × 8 和 16 × 16 处各有多少通道</translation>
    </message>
    <message>
        <source>there are more faces with offsets than a file has room for</source>
        <translation>带偏移的人脸多于一个文件能容纳的数量</translation>
    </message>
    <message>
        <source>there are no such offsets</source>
        <translation>没有这样的偏移</translation>
    </message>
    <message>
        <source>faces whose offsets are of different sizes</source>
        <translation>偏移大小不同的人脸</translation>
    </message>
    <message>
        <source>more faces with offsets than a file has room for</source>
        <translation>带偏移的人脸多于一个文件能容纳的数量</translation>
    </message>
    <message>
        <source>the family is as large as a session can keep (%1 faces); remove a branch from its tree first</source>
        <translation>家族已达到会话所能保存的大小（%1 张人脸）；请先在家族树中移除一个分支</translation>
    </message>
    <message>
        <source>settings of a generation that are out of range</source>
        <translation>超出范围的世代设置</translation>
    </message>
    <message>
        <source>a face of %1 components, but its latents have %2</source>
        <translation>一张有 %1 个分量的人脸，但其潜向量有 %2 个</translation>
    </message>
    <message>
        <source>a face with a component that is not finite</source>
        <translation>一张含有非有限分量的人脸</translation>
    </message>
    <message>
        <source>a face with a label that its model does not have</source>
        <translation>一张带有其模型所没有的标签的人脸</translation>
    </message>
    <message>
        <source>a face that descends from more than %1 photos</source>
        <translation>一张源自超过 %1 张照片的人脸</translation>
    </message>
    <message>
        <source>a face with offsets that are none</source>
        <translation>一张偏移量为空的人脸</translation>
    </message>
    <message>
        <source>a face with a parent that is not there</source>
        <translation>一张缺少亲本的人脸</translation>
    </message>
    <message>
        <source>generations that are empty or out of their order</source>
        <translation>空的或次序不对的世代</translation>
    </message>
    <message>
        <source>a generation whose parents are not there</source>
        <translation>一个缺少亲本的世代</translation>
    </message>
    <message>
        <source>two faces with the same number, or one without</source>
        <translation>两张编号相同的人脸，或一张没有编号的人脸</translation>
    </message>
    <message>
        <source>a family of more faces than a file has room for</source>
        <translation>一个人脸多到文件容纳不下的家族</translation>
    </message>
    <message>
        <source>a family that shows or chooses what is not there</source>
        <translation>一个显示或选择了不存在之物的家族</translation>
    </message>
    <message>
        <source>its model has no such label</source>
        <translation>其模型没有这样的标签</translation>
    </message>
    <message>
        <source>there are more faces than a file has room for</source>
        <translation>人脸多到文件容纳不下</translation>
    </message>
    <message>
        <source>its model has no latents of a size that is possible</source>
        <translation>其模型的潜向量大小不可能</translation>
    </message>
    <message>
        <source>%1 cannot be read as a folder of pictures: %2</source>
        <translation>无法把 %1 当作图片文件夹读取：%2</translation>
    </message>
    <message>
        <source>%1 holds no pictures for a training</source>
        <translation>%1 中没有用于训练的图片</translation>
    </message>
    <message>
        <source>%1 was made by a newer version of Latentwalk</source>
        <translation>%1 由更新版本的 Latentwalk 生成</translation>
    </message>
    <message>
        <source>its pictures have %1 pixels a side</source>
        <translation>其图片边长为 %1 像素</translation>
    </message>
    <message>
        <source>its size is not what its header says</source>
        <translation>其大小与文件头所述不符</translation>
    </message>
    <message>
        <source>its table has another checksum</source>
        <translation>其表的校验和不符</translation>
    </message>
    <message>
        <source>its table is of another size of pictures</source>
        <translation>其表对应另一种图片尺寸</translation>
    </message>
    <message>
        <source>its table has a picture that is not there</source>
        <translation>其表中有不存在的图片</translation>
    </message>
    <message>
        <source>its table does not say what all pictures are</source>
        <translation>其表没有说明所有图片的来源</translation>
    </message>
    <message>
        <source>%1 files, %2 usable pictures</source>
        <translation>%1 个文件，%2 张可用图片</translation>
    </message>
    <message>
        <source>there is nothing to train with: the folder has no files</source>
        <translation>没有可用于训练的内容：文件夹中没有文件</translation>
    </message>
    <message>
        <source>there is nothing to train with: none of the folder&apos;s %1 files can be used</source>
        <translation>没有可用于训练的内容：文件夹中的 %1 个文件都无法使用</translation>
    </message>
    <message>
        <source>There is one picture only: the network will learn to paint that one, and nothing else.</source>
        <translation>只有一张图片：网络只会学会画这一张。</translation>
    </message>
    <message>
        <source>There are %1 pictures, fewer than the %2 of a step: each step shows some of them twice, and the network will learn them by heart.</source>
        <translation>共有 %1 张图片，少于每一步的 %2 张：每一步都会重复显示其中一些，网络会把它们背下来。</translation>
    </message>
    <message>
        <source>There are %1 pictures only: the network may learn them by heart. Some thousands are better.</source>
        <translation>只有 %1 张图片：网络可能会把它们背下来。几千张会更好。</translation>
    </message>
    <message>
        <source>its table cannot be made sense of</source>
        <translation>其表无法理解</translation>
    </message>
    <message>
        <source>its table</source>
        <translation>其表</translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation>约 %1 秒</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>约 %1 分钟</translation>
    </message>
    <message>
        <source>about %1 h %2 min</source>
        <translation>约 %1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>about %1 h</source>
        <translation>约 %1 小时</translation>
    </message>
    <message>
        <source>about %1 days</source>
        <translation>约 %1 天</translation>
    </message>
    <message>
        <source>about %1 months</source>
        <translation>约 %1 个月</translation>
    </message>
    <message>
        <source>about %1 years</source>
        <translation>约 %1 年</translation>
    </message>
    <message>
        <source>%1x%1, width %2: %3</source>
        <translation>%1x%1，宽度 %2：%3</translation>
    </message>
    <message>
        <source>%1 is no saved state of a training</source>
        <translation>%1 不是保存的训练状态</translation>
    </message>
    <message>
        <source>its curves have another form</source>
        <translation>其曲线的形式不符</translation>
    </message>
    <message>
        <source>%1 has another form</source>
        <translation>%1 的形式不符</translation>
    </message>
    <message>
        <source>%1 has values that are no numbers</source>
        <translation>%1 含有不是数字的值</translation>
    </message>
    <message>
        <source>its SHA-256 is another</source>
        <translation>其 SHA-256 不符</translation>
    </message>
    <message>
        <source>what it says of &quot;%1&quot; makes no sense</source>
        <translation>其中关于“%1”的内容不合理</translation>
    </message>
    <message>
        <source>its description of the run</source>
        <translation>其训练说明</translation>
    </message>
    <message>
        <source>the run to go on from has layers of another width</source>
        <translation>要继续的训练的层宽度不同</translation>
    </message>
    <message>
        <source>the saved state belongs to other pictures; begin another run with it instead</source>
        <translation>保存的状态属于其他图片；请用它开始另一次训练</translation>
    </message>
    <message>
        <source>the saved state is damaged: it has shown more pictures than there are</source>
        <translation>保存的状态已损坏：它显示过的图片多于现有的图片</translation>
    </message>
    <message>
        <source>the training has diverged again and again: at a rate of %1, too, numbers became infinite</source>
        <translation>训练一再发散：学习率为 %1 时，数值仍变为无穷大</translation>
    </message>
    <message>
        <source>Too little has been measured to say how it goes.</source>
        <translation>测得的数据还太少，无法判断进展如何。</translation>
    </message>
    <message>
        <source>It is improving: its pictures become more like yours.</source>
        <translation>正在变好：它的图片越来越像您的图片。</translation>
    </message>
    <message>
        <source>It is standing still: for some time its pictures have not become more like yours.</source>
        <translation>停滞不前：一段时间以来，它的图片没有变得更像您的图片。</translation>
    </message>
    <message>
        <source>It is collapsing: its pictures are much more alike than yours are.</source>
        <translation>正在坍缩：它的图片彼此之间比您的图片相似得多。</translation>
    </message>
    <message>
        <source>It is copying: its pictures are nearly those that it was shown.</source>
        <translation>正在照抄：它的图片几乎就是给它看过的图片。</translation>
    </message>
    <message>
        <source>It had diverged: numbers became infinite, and it went back to the last good state with half the learning rate.</source>
        <translation>它曾发散：数值变为无穷大，已退回到上一个良好状态，并将学习率减半。</translation>
    </message>
    <message>
        <source>%1 is no size to train for; 4, 8, 16 and so on up to %2 are</source>
        <translation>%1 不是可训练的尺寸；可以是 4、8、16 等，直到 %2</translation>
    </message>
    <message>
        <source>it cannot begin with more pixels than it ends with</source>
        <translation>开始时的像素不能多于结束时的像素</translation>
    </message>
    <message>
        <source>the width and the size of latents are 1 to %1</source>
        <translation>宽度和潜向量的大小为 1 到 %1</translation>
    </message>
    <message>
        <source>each scale has 1 to %1 channels</source>
        <translation>每个尺度有 1 到 %1 个通道</translation>
    </message>
    <message>
        <source>a batch has 1 to %1 pictures</source>
        <translation>一批有 1 到 %1 张图片</translation>
    </message>
    <message>
        <source>a phase has 1 to %1 images</source>
        <translation>一个阶段有 1 到 %1 张图片</translation>
    </message>
    <message>
        <source>the learning rate and what the average keeps lie between 0 and 1</source>
        <translation>学习率和平均值的保留率在 0 与 1 之间</translation>
    </message>
    <message>
        <source>the number of threads makes no sense</source>
        <translation>线程数不合理</translation>
    </message>
    <message>
        <source>this session has no family to make a grid of</source>
        <translation>这个会话中没有可做成网格的家族</translation>
    </message>
    <message>
        <source>Its pictures are about as like yours as pictures of this size can be.</source>
        <translation>它的图片与您的图片已差不多相似到这一尺寸所能达到的程度。</translation>
    </message>
    <message>
        <source>%1 shows how a model was trained: there is no face in it to go to</source>
        <translation>%1 展示的是模型的训练过程：其中没有可以前往的人脸</translation>
    </message>
    <message>
        <source>%1 holds no frames of a training, so there is no film to make</source>
        <translation>%1 中没有训练的画面，因此无法制作影片</translation>
    </message>
    <message>
        <source>its size is none of this training</source>
        <translation>其尺寸不属于这次训练</translation>
    </message>
    <message>
        <source>%1 cannot be read as a folder: %2</source>
        <translation>无法把 %1 当作文件夹读取：%2</translation>
    </message>
    <message>
        <source>Shorter sides: %1 pixels</source>
        <translation>短边：%1 像素</translation>
    </message>
    <message>
        <source>Shorter sides: %1 to %2 pixels, half of them up to %3</source>
        <translation>短边：%1 到 %2 像素，其中一半不超过 %3</translation>
    </message>
    <message>
        <source>Not square: %1</source>
        <translation>非正方形：%1</translation>
    </message>
    <message>
        <source>A size that makes sense: up to %1x%1</source>
        <translation>合适的尺寸：最大 %1x%1</translation>
    </message>
    <message>
        <source>Smaller than %2x%2, to be enlarged: %1</source>
        <translation>小于 %2x%2，将被放大：%1</translation>
    </message>
    <message>
        <source>The same as others, left out: %1</source>
        <translation>与其他文件相同而略过：%1</translation>
    </message>
    <message>
        <source>Cannot be used: %1</source>
        <translation>无法使用：%1</translation>
    </message>
    <message>
        <source>%1 is being trained already, here or in another program</source>
        <translation>%1 已在训练中（在此处或另一个程序中）</translation>
    </message>
    <message>
        <source>%1 cannot be read as a film: %2</source>
        <translation>无法将 %1 作为影片读取：%2</translation>
    </message>
    <message>
        <source>FFmpeg makes nothing of it</source>
        <translation>FFmpeg 无法识别其内容</translation>
    </message>
    <message>
        <source>a container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>its head</source>
        <translation>文件头</translation>
    </message>
    <message>
        <source>its streams</source>
        <translation>各个流</translation>
    </message>
    <message>
        <source>%1 has no pictures in it</source>
        <translation>%1 中没有画面</translation>
    </message>
    <message>
        <source>the FFmpeg on this computer has no decoder for %1</source>
        <translation>本机的 FFmpeg 没有 %1 的解码器</translation>
    </message>
    <message>
        <source>the decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>%1 is damaged at %2: %3</source>
        <translation>%1 在 %2 处已损坏：%3</translation>
    </message>
    <message>
        <source>it ends there, and not at %1 as it says</source>
        <translation>它在此处结束，而不是如其所述在 %1 处</translation>
    </message>
    <message>
        <source>Films: %1; pictures taken from them, one every %2 s: %3</source>
        <translation>影片：%1；从中每 %2 秒取一张图片，共 %3 张</translation>
    </message>
    <message>
        <source>Films that are damaged, used as far as they can be read: %1</source>
        <translation>已损坏、仅使用可读部分的影片：%1</translation>
    </message>
    <message>
        <source>%1 is there already: go on with that training, or choose another folder for this</source>
        <translation>%1 已经存在：请继续那次训练，或为本次训练选择另一个文件夹</translation>
    </message>
    <message>
        <source>%1x%1, width %2: %3, %4 GB of memory</source>
        <translation>%1×%1，宽度 %2：%3，内存 %4 GB</translation>
    </message>
    <message>
        <source>%1x%1 at full width would take %2 here.</source>
        <translation>%1×%1、全宽度在这里需要%2。</translation>
    </message>
    <message>
        <source>%1 is missing: choose the folder of its pictures to go on</source>
        <translation>缺少 %1：请选择其图片所在的文件夹以继续</translation>
    </message>
    <message>
        <source>%1 is missing, and so is %2, the folder of its pictures: put one of them back</source>
        <translation>缺少 %1，其图片所在的文件夹 %2 也不存在：请将两者之一放回原处</translation>
    </message>
    <message>
        <source>another process of this training has ended, or is out of reach: %1</source>
        <translation>本次训练的另一个进程已结束或无法连接：%1</translation>
    </message>
    <message>
        <source>the %1 processes did not meet at %2:%3: %4</source>
        <translation>%1 个进程未能在 %2:%3 会合：%4</translation>
    </message>
    <message>
        <source>this build trains in one process only: LibTorch&apos;s Gloo was not there (Debian: libgloo-dev)</source>
        <translation>此版本只能以单进程训练：构建时缺少 LibTorch 的 Gloo（Debian：libgloo-dev）</translation>
    </message>
    <message>
        <source>a batch of %1 images cannot be shared by %2 processes: each needs a multiple of four</source>
        <translation>%1 张图片的批次无法由 %2 个进程分担：每个进程需要四的倍数</translation>
    </message>
    <message>
        <source>the processes were not all given the same training: other settings, pictures or state</source>
        <translation>各进程得到的训练不一致：设置、图片或状态不同</translation>
    </message>
    <message>
        <source>another process has ended the training; it is saved</source>
        <translation>另一个进程结束了训练；训练已保存</translation>
    </message>
    <message>
        <source>training computes in float32 or bfloat16</source>
        <translation>训练只能以 float32 或 bfloat16 计算</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Choose the panel that is in front</source>
        <translation>选择显示在最前面的面板</translation>
    </message>
</context>
<context>
    <name>ExportJobs</name>
    <message>
        <source>Grid %1</source>
        <translation>网格图 %1</translation>
    </message>
    <message>
        <source>Film %1</source>
        <translation>视频 %1</translation>
    </message>
    <message>
        <source>Frames in %1</source>
        <translation>%1 中的帧</translation>
    </message>
    <message>
        <source>Images in %1</source>
        <translation>%1 中的图像</translation>
    </message>
</context>
<context>
    <name>ExportProgress</name>
    <message>
        <source>Measuring the walk</source>
        <translation>正在测量漫游</translation>
    </message>
    <message>
        <source>Choosing colours</source>
        <translation>正在选取颜色</translation>
    </message>
    <message>
        <source>%L1 of %L2 frames</source>
        <translation>第 %L1 帧，共 %L2 帧</translation>
    </message>
    <message>
        <source>%L1 of %L2 pictures</source>
        <translation>第 %L1 幅图像，共 %L2 幅</translation>
    </message>
    <message>
        <source>finishing the file</source>
        <translation>正在完成文件</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%L1 a second</source>
        <translation>每秒 %L1</translation>
    </message>
</context>
<context>
    <name>FamilySteps</name>
    <message>
        <source>take the edited face as a parent</source>
        <translation>把编辑过的人脸用作亲本</translation>
    </message>
    <message>
        <source>take the shown face as a parent</source>
        <translation>把显示的人脸用作亲本</translation>
    </message>
    <message>
        <source>take a face as a parent</source>
        <translation>把一张人脸用作亲本</translation>
    </message>
    <message numerus="yes">
        <source>blend of %n faces</source>
        <translation>
            <numerusform>%n 张人脸的融合</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FamilyTexts</name>
    <message>
        <source>Face %1 of generation %2</source>
        <translation>第 %2 代的第 %1 张人脸</translation>
    </message>
    <message>
        <source>Generation %1</source>
        <translation>第 %1 代</translation>
    </message>
    <message>
        <source>%1: choose faces that come near</source>
        <translation>%1：选择接近的人脸</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n faces chosen</source>
        <translation>
            <numerusform>%1：已选 %n 张人脸</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Replace the file</source>
        <translation>替换文件</translation>
    </message>
    <message>
        <source>%1 is there already. Replace it?</source>
        <translation>%1 已经存在。要替换它吗？</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Models (*.safetensors *.pth *.pt model.json)</source>
        <translation>模型 (*.safetensors *.pth *.pt model.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>打开会话</translation>
    </message>
    <message>
        <source>Sessions, pictures and films of Latentwalk, latents</source>
        <translation>Latentwalk 的会话、图像和视频，以及潜向量</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>walk</source>
        <translation>漫游</translation>
    </message>
    <message>
        <source>Your own photo</source>
        <translation>自己的照片</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>FilmFormat</name>
    <message>
        <source>Animated PNG</source>
        <translation>动画 PNG</translation>
    </message>
    <message>
        <source>Animated WebP</source>
        <translation>动画 WebP</translation>
    </message>
</context>
<context>
    <name>LabelTexts</name>
    <message>
        <source>, </source>
        <comment>between names in a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>LikenessWords</name>
    <message>
        <source>Getting to know the model’s faces first; this is done only once …</source>
        <translation>先熟悉模型的人脸；只需做这一次……</translation>
    </message>
    <message>
        <source>Looking for this face … you can stop at any time and keep what you see.</source>
        <translation>正在寻找这张脸……可随时停止，并保留当前所见。</translation>
    </message>
    <message>
        <source>Not much of a likeness. Try another photo, move the three points, or choose ‘Closer to the photo’ (changes it less freely afterwards).</source>
        <translation>不太像。请换一张照片，移动三个点，或选择“更接近照片”（之后变化的自由度较小）。</translation>
    </message>
    <message>
        <source>The model paints a relative of the person, not the person: it knows about 200,000 pictures of celebrities. Glasses, hats, age, dark skin and profiles are often lost.</source>
        <translation>模型画出的是此人的“亲戚”，而不是本人：它所知道的是约 20 万张名人照片。眼镜、帽子、年龄、深色皮肤和侧脸常会丢失。</translation>
    </message>
</context>
<context>
    <name>MeasuredText</name>
    <message>
        <source>%1 years</source>
        <translation>%1 岁</translation>
    </message>
    <message>
        <source>%1°</source>
        <translation>%1°</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>In standard deviations among this model&apos;s faces: %1</source>
        <translation>以此模型人脸的标准差计：%1</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>As measured: %1</source>
        <translation>实测值：%1</translation>
    </message>
    <message>
        <source>No face could be read in this picture.</source>
        <translation>在此图片中读不出人脸。</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Begin anew with the open model</source>
        <translation>用打开的模型重新开始</translation>
    </message>
    <message>
        <source>Everything that leads back to where you are now, as one file</source>
        <translation>把能回到此处的一切存为一个文件</translation>
    </message>
    <message>
        <source>A checkpoint of pytorch_GAN_zoo, of TensorFlow Hub&apos;s progan-128, or in Latentwalk&apos;s own format</source>
        <translation>pytorch_GAN_zoo、TensorFlow Hub 的 progan-128 或 Latentwalk 自有格式的检查点</translation>
    </message>
    <message>
        <source>The one that comes with the program: progan-128 of TensorFlow Hub</source>
        <translation>随程序附带的模型：TensorFlow Hub 的 progan-128</translation>
    </message>
    <message>
        <source>The published checkpoints: which of them are here, and downloads of the others</source>
        <translation>已发布的检查点：哪些已在本机，并可下载其余的</translation>
    </message>
    <message>
        <source>The shown face as PNG, JPEG or WebP; the file leads back to it</source>
        <translation>把显示的面孔存为 PNG、JPEG 或 WebP；该文件可以带您回到此处</translation>
    </message>
    <message>
        <source>Faces or frames side by side in one picture</source>
        <translation>把多张面孔或多帧并排放在一幅图片中</translation>
    </message>
    <message>
        <source>The walk as a film, as numbered frames, or as a grid</source>
        <translation>把漫游导出为影片、编号的帧或网格</translation>
    </message>
    <message>
        <source>The shown face, for other programs</source>
        <translation>供其他程序使用的当前面孔</translation>
    </message>
    <message>
        <source>The number that the shown face comes from</source>
        <translation>当前面孔所来自的数字</translation>
    </message>
    <message>
        <source>All components of the shown face, as text</source>
        <translation>以文本形式复制当前面孔的所有分量</translation>
    </message>
    <message>
        <source>Each pixel of the picture as one of the screen</source>
        <translation>图片的每个像素对应屏幕的一个像素</translation>
    </message>
    <message>
        <source>Type the number of a face to see it</source>
        <translation>输入面孔的编号以查看它</translation>
    </message>
    <message>
        <source>Go along the walk by itself, in the time chosen under the stage</source>
        <translation>按舞台下方选定的时间自动沿漫游前进</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New session</source>
        <translation>新建会话(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open session…</source>
        <translation>打开会话(&amp;O)…</translation>
    </message>
    <message>
        <source>A session, or a picture or film that was saved here: it leads back to its place</source>
        <translation>会话文件，或在此保存的图像或视频：打开后会回到它当时所在之处</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Save sess&amp;ion</source>
        <translation>保存会话(&amp;I)</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation>会话另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Open &amp;model…</source>
        <translation>打开模型(&amp;M)…</translation>
    </message>
    <message>
        <source>Open &amp;built-in model</source>
        <translation>打开内置模型(&amp;B)</translation>
    </message>
    <message>
        <source>Get mo&amp;dels…</source>
        <translation>获取模型(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Save image…</source>
        <translation>保存图像(&amp;S)…</translation>
    </message>
    <message>
        <source>Save &amp;grid…</source>
        <translation>保存网格图(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Export film or frames…</source>
        <translation>导出视频或帧(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>复制诊断信息(&amp;D)</translation>
    </message>
    <message>
        <source>For a report of a fault: looks at libraries, processor and model, and puts what it finds on the clipboard</source>
        <translation>用于报告故障：检查程序库、处理器和模型，并将结果复制到剪贴板</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>复制图像(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;seed</source>
        <translation>复制种子(&amp;S)</translation>
    </message>
    <message>
        <source>Copy &amp;latent as text</source>
        <translation>以文本复制潜向量(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Fit to window</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>实际大小(&amp;A)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Smooth enlargement</source>
        <translation>平滑放大(&amp;S)</translation>
    </message>
    <message>
        <source>Off: every pixel of the picture is a sharp square</source>
        <translation>关闭时：图像的每个像素都显示为清晰的方块</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>面板(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>F&amp;ace</source>
        <translation>人脸(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Random face</source>
        <translation>随机人脸(&amp;R)</translation>
    </message>
    <message>
        <source>Show the face of a random seed beside the walk; A or B pins it</source>
        <translation>在漫游之外显示一个随机种子的人脸；按 A 或 B 可将其固定</translation>
    </message>
    <message>
        <source>&amp;Jump to seed…</source>
        <translation>跳转到种子(&amp;J)…</translation>
    </message>
    <message>
        <source>&amp;Favourite</source>
        <translation>收藏(&amp;F)</translation>
    </message>
    <message>
        <source>Keep the shown seed among the favourites, or take it out</source>
        <translation>将当前种子加入收藏，或取消收藏</translation>
    </message>
    <message>
        <source>Pin as anchor &amp;A</source>
        <translation>固定为锚点 A(&amp;A)</translation>
    </message>
    <message>
        <source>Make the shown face the first anchor of the walk</source>
        <translation>将当前人脸设为漫游的第一个锚点</translation>
    </message>
    <message>
        <source>Pin as anchor &amp;B</source>
        <translation>固定为锚点 B(&amp;B)</translation>
    </message>
    <message>
        <source>Make the shown face the last anchor of the walk</source>
        <translation>将当前人脸设为漫游的最后一个锚点</translation>
    </message>
    <message>
        <source>&amp;Insert into the walk</source>
        <translation>插入漫游(&amp;I)</translation>
    </message>
    <message>
        <source>Make the shown face a new anchor where the walk is now</source>
        <translation>在漫游的当前位置将当前人脸设为新锚点</translation>
    </message>
    <message>
        <source>&amp;Walk</source>
        <translation>漫游(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>Step &amp;back</source>
        <translation>后退一步(&amp;B)</translation>
    </message>
    <message>
        <source>Step &amp;forward</source>
        <translation>前进一步(&amp;F)</translation>
    </message>
    <message>
        <source>To the anchor b&amp;efore</source>
        <translation>到上一个锚点(&amp;E)</translation>
    </message>
    <message>
        <source>To the &amp;next anchor</source>
        <translation>到下一个锚点(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Closed loop</source>
        <translation>闭环(&amp;C)</translation>
    </message>
    <message>
        <source>From the last anchor on to the first</source>
        <translation>从最后一个锚点继续走回第一个锚点</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>精度(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation>自动(&amp;A)</translation>
    </message>
    <message>
        <source>The fastest whose pictures cannot be told from float32</source>
        <translation>图像与 float32 看不出差别的精度中最快的一种</translation>
    </message>
    <message>
        <source>The same pixels as Python</source>
        <translation>与 Python 得到完全相同的像素</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>线程(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;All cores (%1)</source>
        <translation>所有核心 (%1)(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Generator</source>
        <translation>生成器(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Average</source>
        <translation>滑动平均(&amp;A)</translation>
    </message>
    <message>
        <source>The moving average over training: better pictures</source>
        <translation>训练过程中权重的滑动平均：图像更好</translation>
    </message>
    <message>
        <source>&amp;Raw</source>
        <translation>原始(&amp;R)</translation>
    </message>
    <message>
        <source>The last step of training: what the tutorial&apos;s model.test uses</source>
        <translation>训练最后一步的权重：教程中的 model.test 所用的生成器</translation>
    </message>
    <message>
        <source>There is no face yet: open a model first</source>
        <translation>还没有人脸：请先打开模型</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>快捷键(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;About Latentwalk</source>
        <translation>关于 Latentwalk(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Quick previews while dragging</source>
        <translation>拖动时快速预览(&amp;Q)</translation>
    </message>
    <message>
        <source>Where a whole picture takes too long to follow the hand, a smaller one of the same face comes first</source>
        <translation>当完整图像来不及跟上手的动作时，先显示同一人脸的较小图像</translation>
    </message>
    <message>
        <source>&amp;Details…</source>
        <translation>详细信息(&amp;D)…</translation>
    </message>
    <message>
        <source>What the model&apos;s file holds, and whether it paints within its range</source>
        <translation>模型文件的内容，以及它是否在应有的亮度范围内作画</translation>
    </message>
    <message>
        <source>All panels of this view where they were at first</source>
        <translation>此视图的所有面板恢复到最初的位置</translation>
    </message>
    <message>
        <source>Fi&amp;nd faces…</source>
        <translation>查找人脸(&amp;N)…</translation>
    </message>
    <message>
        <source>Find faces like one, or faces that smile or look to the left</source>
        <translation>查找与某张人脸相似的人脸，或微笑、转向左侧的人脸</translation>
    </message>
    <message>
        <source>&amp;Label of this face</source>
        <translation>此人脸的标签(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Label of all faces</source>
        <translation>所有人脸的标签(&amp;L)</translation>
    </message>
    <message>
        <source>What the faces show, of what the model was trained to tell apart: the walk, the gallery, and every face to come, but for those with a label of their own</source>
        <translation>在模型训练时区分的类别中，人脸显示哪一种：用于漫游、图库以及之后的每一张人脸，自有标签的人脸除外</translation>
    </message>
    <message>
        <source>Your own &amp;photo…</source>
        <translation>自己的照片(&amp;P)…</translation>
    </message>
    <message>
        <source>Look for the face of a photo among those that the model paints; the photo stays on this computer</source>
        <translation>在模型所能画出的人脸中寻找照片里的脸；照片不会离开这台电脑</translation>
    </message>
    <message>
        <source>&amp;Paste photo</source>
        <translation>粘贴照片(&amp;P)</translation>
    </message>
    <message>
        <source>Look for the face of the picture on the clipboard</source>
        <translation>寻找剪贴板图片中的脸</translation>
    </message>
    <message>
        <source>Br&amp;eed faces</source>
        <translation>繁育人脸(&amp;E)</translation>
    </message>
    <message>
        <source>Find a face by choosing those that come near, generation after generation</source>
        <translation>逐代选择接近的人脸，从而找到想要的那一张</translation>
    </message>
    <message>
        <source>&amp;Start a family from this face</source>
        <translation>由此人脸建立家族(&amp;S)</translation>
    </message>
    <message>
        <source>Children of the shown face, as its sliders have it</source>
        <translation>所显示人脸的子代，包含滑块所做的改变</translation>
    </message>
    <message>
        <source>Gro&amp;w your own…</source>
        <translation>自己培育网络(&amp;W)…</translation>
    </message>
    <message>
        <source>Train a network on a folder of your own pictures, and watch it grow; it stays on this computer</source>
        <translation>用您自己的一个图片文件夹训练网络，并看着它生长；一切都留在这台电脑上</translation>
    </message>
</context>
<context>
    <name>PartFile</name>
    <message>
        <source>%1 cannot be written: there is no room left on the disk.</source>
        <translation>无法写入 %1：磁盘空间已满。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is in the way of the download and cannot be removed: %2.</source>
        <translation>%1 妨碍下载且无法删除：%2。</translation>
    </message>
    <message>
        <source>%1 is being downloaded already, by another window or program.</source>
        <translation>另一个窗口或程序正在下载 %1。</translation>
    </message>
    <message>
        <source>%1 cannot be written: another program keeps changing it.</source>
        <translation>无法写入 %1：另一个程序一直在修改它。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be written: it needs %2 more, but the disk has room for %3 only.</source>
        <translation>无法写入 %1：还需要 %2，但磁盘只剩 %3 可用。</translation>
    </message>
    <message>
        <source>%1 is not the published file: its SHA-256 begins with %2 instead of %3. It was removed.</source>
        <translation>%1 不是所发布的文件：其 SHA-256 以 %2 开头，而不是 %3。该文件已删除。</translation>
    </message>
    <message>
        <source>%1 was changed by another program while it was downloaded.</source>
        <translation>%1 在下载过程中被另一个程序修改了。</translation>
    </message>
    <message>
        <source>%1 is in the way: it is a folder or a link, not a file. Move it away and try again.</source>
        <translation>%1 妨碍下载：它是文件夹或链接，而不是文件。请将其移走后重试。</translation>
    </message>
    <message>
        <source>%1 is there already, but cannot be read: %2.</source>
        <translation>%1 已存在，但无法读取：%2。</translation>
    </message>
    <message>
        <source>%1 is there already, but is not the published file: its SHA-256 begins with %2 instead of %3. Move it away and try again.</source>
        <translation>%1 已存在，但不是所发布的文件：其 SHA-256 以 %2 开头，而不是 %3。请将其移走后重试。</translation>
    </message>
</context>
<context>
    <name>PhotoSteps</name>
    <message>
        <source>faces of photos</source>
        <translation>照片的人脸</translation>
    </message>
    <message>
        <source>face of %1</source>
        <translation>%1 的人脸</translation>
    </message>
</context>
<context>
    <name>PublishedModels</name>
    <message>
        <source>pytorch_GAN_zoo by Facebook, under the BSD-3-Clause licence.</source>
        <translation>Facebook 的 pytorch_GAN_zoo，BSD-3-Clause 许可证。</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>Trained on CelebA‑HQ, made from CelebA, whose images are for non-commercial research only.</source>
        <translation>在由 CelebA 制成的 CelebA‑HQ 上训练；CelebA 的图像仅供非商业研究使用。</translation>
    </message>
    <message>
        <source>Trained on CelebA, whose images are for non-commercial research only.</source>
        <translation>在 CelebA 上训练；其图像仅供非商业研究使用。</translation>
    </message>
    <message>
        <source>Textures</source>
        <translation>纹理</translation>
    </message>
    <message>
        <source>Trained on the Describable Textures Dataset.</source>
        <translation>在 Describable Textures Dataset（可描述纹理数据集）上训练。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>QueryWords</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>a little</source>
        <translation>略微</translation>
    </message>
    <message>
        <source>clearly</source>
        <translation>明显</translation>
    </message>
    <message>
        <source>very</source>
        <translation>非常</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: above %2 SD</source>
        <translation>%1：高于 %2 个标准差</translation>
    </message>
    <message>
        <source>%1: below %2 SD</source>
        <translation>%1：低于 %2 个标准差</translation>
    </message>
    <message>
        <source>%1: %2 to %3 SD</source>
        <translation>%1：%2 到 %3 个标准差</translation>
    </message>
</context>
<context>
    <name>SaveKinds</name>
    <message>
        <source>%1 pictures</source>
        <translation>%1 图像</translation>
    </message>
</context>
<context>
    <name>ScoreCurve</name>
    <message>
        <source>%1: measuring… %2 %</source>
        <translation>%1：正在测量… %2%</translation>
    </message>
    <message>
        <source>%1 could not be measured: %2</source>
        <translation>无法测量%1：%2</translation>
    </message>
    <message>
        <source>%1: no face could be read along this walk.</source>
        <translation>%1：沿此漫游读不出人脸。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message numerus="yes">
        <source>At %n of %1 places no face could be read.</source>
        <translation>
            <numerusform>%1 处中有 %n 处读不出人脸。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: grows from %2 to %3; most of it by %4 %.</source>
        <translation>%1：从 %2 升到 %3；到 %4% 处已完成大部分。</translation>
    </message>
    <message>
        <source>%1: falls from %2 to %3; most of it by %4 %.</source>
        <translation>%1：从 %2 降到 %3；到 %4% 处已完成大部分。</translation>
    </message>
    <message>
        <source>%1: grows from %2 to %3 at %4 %, then falls to %5.</source>
        <translation>%1：从 %2 升到 %4% 处的 %3，然后降到 %5。</translation>
    </message>
    <message>
        <source>%1: falls from %2 to %3 at %4 %, then grows to %5.</source>
        <translation>%1：从 %2 降到 %4% 处的 %3，然后升到 %5。</translation>
    </message>
    <message>
        <source>%1: goes up and down between %2 and %3.</source>
        <translation>%1：在 %2 与 %3 之间起伏。</translation>
    </message>
    <message>
        <source>%1: hardly changes; it stays near %2.</source>
        <translation>%1：几乎不变，保持在 %2 左右。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a score and its value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: not read here</source>
        <translation>%1：此处读不出</translation>
    </message>
    <message>
        <source>%1 SD</source>
        <comment>standard deviations</comment>
        <translation>%1 个标准差</translation>
    </message>
    <message>
        <source>%1 (standard deviations)</source>
        <translation>%1（标准差）</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>There is not enough memory for this. Close other programs, or try a smaller model.</source>
        <translation>内存不足。请关闭其他程序，或换用较小的模型。</translation>
    </message>
    <message>
        <source>Something went wrong that gave no reason.</source>
        <translation>发生了原因不明的错误。</translation>
    </message>
</context>
<context>
    <name>ServerAnswer</name>
    <message>
        <source>%1 does not have it (404).</source>
        <translation>%1 上没有该文件（404）。</translation>
    </message>
    <message>
        <source>%1 answered “%2”.</source>
        <translation>%1 回应：“%2”。</translation>
    </message>
    <message>
        <source>%1 announced %2, which is more than a checkpoint can have.</source>
        <translation>%1 声称文件有 %2，超出了检查点可能的大小。</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Move the enlarged face</source>
        <translation>移动放大的面孔</translation>
    </message>
    <message>
        <source>Drag it, or press ← → ↑ ↓ after a click on it</source>
        <translation>拖动它，或单击它之后按 ← → ↑ ↓</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>With the mouse</source>
        <translation>鼠标操作</translation>
    </message>
    <message>
        <source>Zoom the face</source>
        <translation>缩放人脸</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Replace an anchor</source>
        <translation>替换锚点</translation>
    </message>
    <message>
        <source>Drag a face of the gallery onto it</source>
        <translation>将图库中的人脸拖到锚点上</translation>
    </message>
    <message>
        <source>Reorder anchors</source>
        <translation>调整锚点顺序</translation>
    </message>
    <message>
        <source>Drag their pictures</source>
        <translation>拖动锚点的图像</translation>
    </message>
    <message>
        <source>In the family and its tree</source>
        <translation>在家族及其家族树中</translation>
    </message>
    <message>
        <source>Look at a face</source>
        <translation>查看人脸</translation>
    </message>
    <message>
        <source>Click, or ← → ↑ ↓</source>
        <translation>单击，或 ← → ↑ ↓</translation>
    </message>
    <message>
        <source>Choose a face as a parent</source>
        <translation>选择人脸作为亲本</translation>
    </message>
    <message>
        <source>Click on its tick, or Space</source>
        <translation>单击其勾选框，或空格键</translation>
    </message>
    <message>
        <source>Breed the next generation</source>
        <translation>繁育下一代</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车键</translation>
    </message>
    <message>
        <source>Keep a face beside the next generations</source>
        <translation>把人脸保留在后续世代旁</translation>
    </message>
    <message>
        <source>Back to the generation before</source>
        <translation>回到前一代</translation>
    </message>
    <message>
        <source>Backspace, or a click in the tree</source>
        <translation>退格键，或在家族树中单击</translation>
    </message>
    <message>
        <source>Move and zoom the tree</source>
        <translation>移动和缩放家族树</translation>
    </message>
    <message>
        <source>Drag, wheel, + −, Home</source>
        <translation>拖动、滚轮、+ −、Home</translation>
    </message>
</context>
<context>
    <name>TrainingFilm</name>
    <message>
        <source>Film %1</source>
        <translation>视频 %1</translation>
    </message>
</context>
<context>
    <name>TrainingWords</name>
    <message>
        <source>%1, fading in (%2 %)</source>
        <translation>%1，淡入中（%2 %）</translation>
    </message>
    <message>
        <source>Reading the pictures: %1 of %2</source>
        <translation>正在读取图片：%1 / %2</translation>
    </message>
    <message>
        <source>Reading the pictures</source>
        <translation>正在读取图片</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>%1 of %2 pictures shown</source>
        <translation>已展示 %1 张图片，共 %2 张</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1，剩余%2</translation>
    </message>
    <message>
        <source>Paused, and saved.</source>
        <translation>已暂停并保存。</translation>
    </message>
    <message>
        <source>Stopped, and saved: it can go on from here at any time.</source>
        <translation>已停止并保存：随时可以从这里继续。</translation>
    </message>
    <message>
        <source>Finished. %1</source>
        <translation>已完成。%1</translation>
    </message>
    <message>
        <source>Stopped before it began.</source>
        <translation>在开始之前已停止。</translation>
    </message>
</context>
<context>
    <name>TreePicture</name>
    <message>
        <source>Family tree %1</source>
        <translation>家族树 %1</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>E&amp;xplore</source>
        <translation>探索(&amp;X)</translation>
    </message>
    <message>
        <source>Look around: the gallery beside the stage, and what is known about model and walk</source>
        <translation>四处浏览：图库在舞台旁，另有关于模型和漫游的信息</translation>
    </message>
    <message>
        <source>St&amp;eer</source>
        <translation>调控(&amp;E)</translation>
    </message>
    <message>
        <source>Change a face: directions and growth on one side of the stage, the plane on the other</source>
        <translation>改变人脸：舞台一侧是方向和生长，另一侧是平面</translation>
    </message>
    <message>
        <source>&amp;Breed</source>
        <translation>繁育(&amp;B)</translation>
    </message>
    <message>
        <source>Find a face by choosing: parents and children on one side of the stage, the family tree on the other</source>
        <translation>通过选择来寻找人脸：舞台一侧是亲本和子代，另一侧是家族树</translation>
    </message>
    <message>
        <source>Grow a network of your own: its faces on one side of the stage, its curves on the other</source>
        <translation>培育您自己的网络：舞台一侧是它画的脸，另一侧是它的曲线</translation>
    </message>
    <message>
        <source>Trai&amp;n</source>
        <translation>训练(&amp;N)</translation>
    </message>
</context>
<context>
    <name>latentwalk::AnchorEditor</name>
    <message>
        <source>Anchor %1</source>
        <translation>锚点 %1</translation>
    </message>
    <message>
        <source>Go to anchor %1</source>
        <translation>转到锚点 %1</translation>
    </message>
    <message>
        <source>Anchor %1: click to go there, drop a face to replace it, right-click for more</source>
        <translation>锚点 %1：单击转到此处，拖放人脸以替换，右键单击查看更多操作</translation>
    </message>
    <message>
        <source>Seed of anchor %1</source>
        <translation>锚点 %1 的种子</translation>
    </message>
    <message>
        <source>Seed of anchor %1: a whole number from 0 to 18446744073709551615</source>
        <translation>锚点 %1 的种子：0 到 18446744073709551615 之间的整数</translation>
    </message>
    <message>
        <source>Anchor %1 was taken from a walk and has no seed. Type one to replace it.</source>
        <translation>锚点 %1 取自漫游途中，没有种子。输入种子即可替换它。</translation>
    </message>
    <message>
        <source>Random seed for anchor %1</source>
        <translation>为锚点 %1 随机选取种子</translation>
    </message>
    <message>
        <source>Another face: a random seed for anchor %1</source>
        <translation>换一张人脸：为锚点 %1 随机选取种子</translation>
    </message>
    <message>
        <source>Pin the shown face as anchor %1</source>
        <translation>将当前人脸固定为锚点 %1</translation>
    </message>
    <message>
        <source>Make the shown face anchor %1</source>
        <translation>将当前人脸设为锚点 %1</translation>
    </message>
    <message>
        <source>Make the shown face anchor %1 (%2)</source>
        <translation>将当前人脸设为锚点 %1（%2）</translation>
    </message>
    <message>
        <source>Anchor %1 comes from a photo and has no seed. Type one to replace it.</source>
        <translation>锚点 %1 来自照片，没有种子。输入一个种子即可替换它。</translation>
    </message>
</context>
<context>
    <name>latentwalk::AnchorTrack</name>
    <message>
        <source>Go to anchor %1</source>
        <translation>转到锚点 %1</translation>
    </message>
    <message>
        <source>Anchor %1: click to go there, drag to take it elsewhere, right-click for more</source>
        <translation>锚点 %1：单击转到此处，拖动可移到别处，右键单击查看更多操作</translation>
    </message>
</context>
<context>
    <name>latentwalk::Anchors</name>
    <message>
        <source>anchor %1</source>
        <translation>锚点 %1</translation>
    </message>
    <message>
        <source>pin anchor %1</source>
        <translation>固定锚点 %1</translation>
    </message>
    <message>
        <source>insert anchor %1</source>
        <translation>插入锚点 %1</translation>
    </message>
    <message>
        <source>remove anchor %1</source>
        <translation>移除锚点 %1</translation>
    </message>
    <message>
        <source>move an anchor</source>
        <translation>移动锚点</translation>
    </message>
    <message>
        <source>rename an anchor</source>
        <translation>重命名锚点</translation>
    </message>
    <message>
        <source>closeness of anchor %1</source>
        <translation>锚点 %1 与照片的接近程度</translation>
    </message>
</context>
<context>
    <name>latentwalk::Breeding</name>
    <message>
        <source>breed a generation</source>
        <translation>繁育一代</translation>
    </message>
    <message>
        <source>start a family</source>
        <translation>建立家族</translation>
    </message>
</context>
<context>
    <name>latentwalk::CheckRow</name>
    <message>
        <source>Check the best %1</source>
        <translation>检查最佳的 %1 张</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>End the check; what was found stays as the search has ordered it</source>
        <translation>结束检查；已找到的人脸保持搜索得出的顺序</translation>
    </message>
    <message>
        <source>This model&apos;s scores are not known yet: find its named directions first</source>
        <translation>尚不知道该模型的评分：请先查找其命名方向</translation>
    </message>
    <message>
        <source>Paints the best in the background and measures what they show: those that are as asked for come first</source>
        <translation>在后台绘制最佳的人脸并测量它们所显示的内容：确实符合条件者排在最前</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message numerus="yes">
        <source>%n of the best %1 could be measured; the likest come first</source>
        <translation>
            <numerusform>最佳的 %1 张中有 %n 张可以测量；最相似者在前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the best %1 are as asked for; they come first</source>
        <translation>
            <numerusform>最佳的 %1 张中有 %n 张确实符合条件；它们排在最前</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latentwalk::ClippingMeasure</name>
    <message>
        <source>Its pictures are too large for that.</source>
        <translation>它的图像太大，无法统计。</translation>
    </message>
</context>
<context>
    <name>latentwalk::ClosenessSlider</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>Close to the photo – free to change</source>
        <translation>接近照片 – 自由变化</translation>
    </message>
    <message>
        <source>Close to the photo – free to change: how much of what the photo gave anchor %1 is kept. To the right the face smiles, turns and ages more freely.</source>
        <translation>接近照片 – 自由变化：锚点 %1 保留多少来自照片的内容。越往右，人脸越能自由地微笑、转头和变老。</translation>
    </message>
</context>
<context>
    <name>latentwalk::Closing</name>
    <message>
        <source>An export is running</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>Stop the export and close Latentwalk?</source>
        <translation>是否停止导出并关闭 Latentwalk？</translation>
    </message>
    <message>
        <source>Frames that are finished stay; a film that is not finished is removed.</source>
        <translation>已完成的帧会保留；未完成的视频会被删除。</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Go on exporting</source>
        <translation>继续导出</translation>
    </message>
    <message>
        <source>A search is running</source>
        <translation>搜索正在进行</translation>
    </message>
    <message>
        <source>Stop the search and close Latentwalk?</source>
        <translation>是否停止搜索并关闭 Latentwalk？</translation>
    </message>
    <message>
        <source>The face that it shows becomes an anchor.</source>
        <translation>它所显示的人脸将成为锚点。</translation>
    </message>
    <message>
        <source>Go on searching</source>
        <translation>继续搜索</translation>
    </message>
</context>
<context>
    <name>latentwalk::ColourButton</name>
    <message>
        <source>Black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
</context>
<context>
    <name>latentwalk::CopyCommands</name>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>图像已复制到剪贴板。</translation>
    </message>
    <message>
        <source>The seed %1 is on the clipboard.</source>
        <translation>种子 %1 已复制到剪贴板。</translation>
    </message>
    <message>
        <source>This face has no seed; copy its latent instead.</source>
        <translation>这张人脸没有种子；可改为复制其潜向量。</translation>
    </message>
    <message numerus="yes">
        <source>The latent is on the clipboard: %n numbers.</source>
        <translation>
            <numerusform>潜向量已复制到剪贴板：共 %n 个数。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latentwalk::CostRow</name>
    <message>
        <source>What it takes on this computer</source>
        <translation>在这台电脑上需要多少时间和内存</translation>
    </message>
    <message>
        <source>Trying out how long %1 takes on this computer…</source>
        <translation>正在试算 %1 在这台电脑上需要多久…</translation>
    </message>
    <message>
        <source>It is still tried out how long it takes</source>
        <translation>仍在试算需要多久</translation>
    </message>
    <message>
        <source>This takes too long here: choose a smaller size or width</source>
        <translation>在这里耗时过长：请选择较小的尺寸或宽度</translation>
    </message>
    <message>
        <source>%1, width %2, would take %3 here, and a single step %4.</source>
        <translation>%1、宽度 %2 在这里需要%3，仅一步就要%4。</translation>
    </message>
    <message>
        <source>&amp;Use %1, width %2: %3</source>
        <translation>改用 %1，宽度 %2：%3(&amp;U)</translation>
    </message>
</context>
<context>
    <name>latentwalk::CropView</name>
    <message>
        <source>What the model gets to see</source>
        <translation>模型所看到的部分</translation>
    </message>
</context>
<context>
    <name>latentwalk::DirectionEdits</name>
    <message>
        <source>change a direction</source>
        <translation>更改方向</translation>
    </message>
    <message>
        <source>delete %1</source>
        <translation>删除 %1</translation>
    </message>
</context>
<context>
    <name>latentwalk::DirectionList</name>
    <message>
        <source>Directions</source>
        <translation>方向</translation>
    </message>
</context>
<context>
    <name>latentwalk::DirectionMenu</name>
    <message>
        <source>Rename	F2</source>
        <translation>重命名	F2</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Go the model&apos;s own way</source>
        <translation>改用模型自身的方向</translation>
    </message>
    <message>
        <source>The session&apos;s faces change along this model&apos;s own direction</source>
        <translation>会话中的人脸沿此模型自身的方向变化</translation>
    </message>
    <message>
        <source>Teach it further</source>
        <translation>继续示教</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>taught, %1 %</source>
        <translation>示教，%1%</translation>
    </message>
    <message>
        <source>from the session</source>
        <translation>来自会话</translation>
    </message>
    <message>
        <source>It came with the session and was not found or taught here</source>
        <translation>它随会话而来，并非在此处发现或示教</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Found in the weights of the first layer (SeFa), by strength</source>
        <translation>在第一层的权重中发现（SeFa），按强度排列</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Found in what the first layer paints (GANSpace), by variance</source>
        <translation>在第一层的输出中发现（GANSpace），按方差排列</translation>
    </message>
    <message>
        <source>as in the session</source>
        <translation>按会话</translation>
    </message>
    <message>
        <source>The session goes another way than this model&apos;s own; reset it to use that</source>
        <translation>会话中的方向与此模型自身的不同；重置后即可使用模型的方向</translation>
    </message>
    <message>
        <source>Holds still: %1</source>
        <translation>保持不变：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>, %n held</source>
        <translation>
            <numerusform>，%n 个保持不变</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latentwalk::DirectionRow</name>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Rename, hold others still …</source>
        <translation>重命名、让其他方向保持不变 …</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>How far to go, in units of the latent&apos;s length</source>
        <translation>移动的距离，以潜向量的长度为单位</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>已加星标</translation>
    </message>
    <message>
        <source>Not starred</source>
        <translation>未加星标</translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation>移除星标</translation>
    </message>
    <message>
        <source>Star it, to find it again among the others</source>
        <translation>加上星标，便于日后从众多方向中找到它</translation>
    </message>
    <message>
        <source>Strength of %1</source>
        <translation>%1 的强度</translation>
    </message>
    <message>
        <source>%1: drag to change the face. Pictures are convincing up to the marks; a double click takes it back.</source>
        <translation>%1：拖动以改变人脸。在刻度标记以内图像较为可信；双击可复位。</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 为 %2</translation>
    </message>
    <message>
        <source>The face with %1 at %2; click to take it there</source>
        <translation>%1 为 %2 时的人脸；单击即可移到该处</translation>
    </message>
    <message>
        <source>Back to 0</source>
        <translation>归零</translation>
    </message>
    <message>
        <source>It is at 0 already</source>
        <translation>已经是 0</translation>
    </message>
</context>
<context>
    <name>latentwalk::DirectionStore</name>
    <message>
        <source>Direction %1</source>
        <translation>方向 %1</translation>
    </message>
    <message>
        <source>Component %1</source>
        <translation>主成分 %1</translation>
    </message>
    <message>
        <source>Taught %1</source>
        <translation>示教 %1</translation>
    </message>
    <message>
        <source>Session %1</source>
        <translation>会话 %1</translation>
    </message>
    <message>
        <source>%1 cannot move while these hold still: nothing of it would be left. Let one of them go.</source>
        <translation>这些方向保持不变时，%1 无法移动：它将不剩任何分量。请放开其中一个。</translation>
    </message>
</context>
<context>
    <name>latentwalk::DirectionStrengths</name>
    <message>
        <source>strength of a direction</source>
        <translation>方向强度</translation>
    </message>
    <message>
        <source>reset directions</source>
        <translation>重置方向</translation>
    </message>
    <message>
        <source>hold a direction</source>
        <translation>保持方向</translation>
    </message>
    <message>
        <source>let a direction go</source>
        <translation>不再保持方向</translation>
    </message>
</context>
<context>
    <name>latentwalk::DirectionsPanel</name>
    <message>
        <source>&amp;Change</source>
        <translation>更改(&amp;C)</translation>
    </message>
    <message>
        <source>Starred only</source>
        <translation>只看星标</translation>
    </message>
    <message>
        <source>Show starred directions only</source>
        <translation>只显示加了星标的方向</translation>
    </message>
    <message>
        <source>Find more</source>
        <translation>查找更多</translation>
    </message>
    <message>
        <source>Find in images</source>
        <translation>在图像中查找</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Show in the &amp;gallery, too</source>
        <translation>同时应用于图库(&amp;G)</translation>
    </message>
    <message>
        <source>The gallery&apos;s faces move along the directions of every face</source>
        <translation>图库中的人脸也沿“所有人脸”的方向变化</translation>
    </message>
    <message>
        <source>The weights of this model cannot be looked into, so nothing can be taught.</source>
        <translation>无法查看此模型的权重，因此不能示教。</translation>
    </message>
    <message>
        <source>Open a model to see what it knows.</source>
        <translation>打开模型，看看它学到了什么。</translation>
    </message>
    <message>
        <source>No direction is starred yet. Click on the star of one that you like.</source>
        <translation>还没有加星标的方向。请单击所喜欢方向的星标。</translation>
    </message>
    <message>
        <source>Looking for directions…</source>
        <translation>正在查找方向…</translation>
    </message>
    <message>
        <source>The weights of this model cannot be looked into for directions.</source>
        <translation>无法在此模型的权重中查找方向。</translation>
    </message>
    <message>
        <source>The weights of this model cannot be looked into</source>
        <translation>无法查看此模型的权重</translation>
    </message>
    <message>
        <source>Open a model first</source>
        <translation>请先打开模型</translation>
    </message>
    <message>
        <source>Show weaker directions in the weights, too</source>
        <translation>同时显示权重中较弱的方向</translation>
    </message>
    <message>
        <source>The %1 strongest are shown; the rest change next to nothing</source>
        <translation>已显示最强的 %1 个；其余方向几乎没有作用</translation>
    </message>
    <message>
        <source>They are in the list, below those in the weights</source>
        <translation>它们已在列表中，位于权重方向的下方</translation>
    </message>
    <message>
        <source>It is on its way</source>
        <translation>正在进行</translation>
    </message>
    <message>
        <source>Look for what differs most among 4,096 images; takes some seconds</source>
        <translation>在 4,096 幅图像中查找差异最大的方面；需要几秒钟</translation>
    </message>
    <message>
        <source>Take all strengths back to 0: %1</source>
        <translation>将所有强度归零：%1</translation>
    </message>
    <message>
        <source>Nothing is changed</source>
        <translation>没有任何更改</translation>
    </message>
</context>
<context>
    <name>latentwalk::Download</name>
    <message>
        <source>%1 sends nothing any more.</source>
        <translation>%1 不再发送数据。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>“%1” is not the name of a file.</source>
        <translation>“%1”不是文件名。</translation>
    </message>
    <message>
        <source>Only https addresses are safe to download from, and %1 is not one.</source>
        <translation>只有 https 地址才能安全下载，而 %1 不是。</translation>
    </message>
    <message>
        <source>%1 sends us to %2, which is not a safe https address.</source>
        <translation>%1 重定向到 %2，而它不是安全的 https 地址。</translation>
    </message>
    <message>
        <source>%1 gives no usable answer.</source>
        <translation>%1 没有给出可用的回应。</translation>
    </message>
    <message>
        <source>%1 sends more than %2, which is more than a checkpoint can have.</source>
        <translation>%1 发送的数据多于 %2，超出了检查点可能的大小。</translation>
    </message>
    <message>
        <source>The connection to %1 is not secure: %2.</source>
        <translation>与 %1 的连接不安全：%2。</translation>
    </message>
    <message>
        <source>%1 broke off the connection.</source>
        <translation>%1 中断了连接。</translation>
    </message>
    <message>
        <source>%1 cannot be found. Is this computer connected to the internet?</source>
        <translation>找不到 %1。这台计算机是否已连接到互联网？</translation>
    </message>
    <message>
        <source>The connection to %1 broke: %2.</source>
        <translation>与 %1 的连接中断：%2。</translation>
    </message>
    <message>
        <source>The connection to %1 failed: %2.</source>
        <translation>无法连接到 %1：%2。</translation>
    </message>
    <message>
        <source>%1 Only %2 came.</source>
        <translation>%1只收到了 %2。</translation>
    </message>
    <message>
        <source>%1 Only %2 of %3 came.</source>
        <translation>%1只收到了 %2（共 %3）。</translation>
    </message>
    <message>
        <source>%1 could not be downloaded: %2</source>
        <translation>无法下载 %1：%2</translation>
    </message>
</context>
<context>
    <name>latentwalk::DownloadProgress</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Keep what has come, for later</source>
        <translation>保留已下载的部分，以后继续</translation>
    </message>
    <message>
        <source>Downloading %1</source>
        <translation>正在下载 %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>latentwalk::EditedSession</name>
    <message>
        <source>That cannot be done: this session would have %1.</source>
        <translation>无法完成：此会话将有%1。</translation>
    </message>
</context>
<context>
    <name>latentwalk::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Fil&amp;m</source>
        <translation>视频(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Numbered frames</source>
        <translation>编号帧(&amp;N)</translation>
    </message>
    <message>
        <source>Gr&amp;id</source>
        <translation>网格图(&amp;I)</translation>
    </message>
    <message>
        <source>One file that plays</source>
        <translation>一个可播放的文件</translation>
    </message>
    <message>
        <source>A folder of PNG pictures, for other programs; run again, only what is missing is made</source>
        <translation>存放 PNG 图像的文件夹，供其他程序使用；再次运行时只生成缺少的图像</translation>
    </message>
    <message>
        <source>Many pictures side by side in one</source>
        <translation>将多幅图像拼排成一幅</translation>
    </message>
    <message>
        <source>What to export</source>
        <translation>导出内容</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>Choose the folder and make them</source>
        <translation>选择文件夹并生成</translation>
    </message>
    <message>
        <source>Choose the file and make it</source>
        <translation>选择文件并生成</translation>
    </message>
</context>
<context>
    <name>latentwalk::ExportQueue</name>
    <message>
        <source>%1 was not saved: %2</source>
        <translation>未能保存 %1：%2</translation>
    </message>
</context>
<context>
    <name>latentwalk::Exports</name>
    <message>
        <source>Replace images</source>
        <translation>替换图像</translation>
    </message>
    <message numerus="yes">
        <source>%n of these images are in %1 already. Replace them?</source>
        <translation>
            <numerusform>这些图像中有 %n 幅已在 %1 中。要替换吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>%1 was not saved: %2</source>
        <translation>未能保存 %1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n more in line</source>
        <translation>
            <numerusform>%1，另有 %n 项在排队</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. The pictures that are done stay in %1.</source>
        <translation>已取消。已完成的图像保留在 %1 中。</translation>
    </message>
    <message>
        <source>%1 was cancelled; nothing was written.</source>
        <translation>已取消 %1；没有写入任何内容。</translation>
    </message>
    <message>
        <source>There is nothing to export yet: open a model first.</source>
        <translation>还没有可导出的内容：请先打开模型。</translation>
    </message>
    <message>
        <source>There is no picture yet: open a model first.</source>
        <translation>还没有图像：请先打开模型。</translation>
    </message>
    <message>
        <source>Save image</source>
        <translation>保存图像</translation>
    </message>
    <message numerus="yes">
        <source>Save %n images</source>
        <translation>
            <numerusform>保存 %n 幅图像</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder of the images</source>
        <translation>图像文件夹</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>growth</source>
        <translation>生长</translation>
    </message>
    <message>
        <source>Save grid</source>
        <translation>保存网格图</translation>
    </message>
    <message>
        <source>walk</source>
        <translation>漫游</translation>
    </message>
    <message>
        <source>Folder of the frames</source>
        <translation>帧文件夹</translation>
    </message>
    <message>
        <source>Export film</source>
        <translation>导出视频</translation>
    </message>
    <message>
        <source>%1 waits in line; it begins when what runs is done.</source>
        <translation>%1 正在排队；当前任务完成后即开始。</translation>
    </message>
    <message>
        <source>plane</source>
        <translation>平面</translation>
    </message>
</context>
<context>
    <name>latentwalk::FaceSaving</name>
    <message>
        <source>Save face</source>
        <translation>保存人脸</translation>
    </message>
    <message>
        <source>Faces with offsets</source>
        <translation>带偏移的人脸</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
</context>
<context>
    <name>latentwalk::FaceSheet</name>
    <message>
        <source>Sixteen faces of the growing network</source>
        <translation>生长中的网络画的十六张脸</translation>
    </message>
    <message>
        <source>What the network paints of sixteen latents that are always the same: redrawn every few seconds</source>
        <translation>网络用十六个始终不变的潜向量画出的图像：每隔几秒重画一次</translation>
    </message>
    <message>
        <source>%1 by %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
</context>
<context>
    <name>latentwalk::FaceTile</name>
    <message>
        <source>chosen</source>
        <translation>已选择</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>已保留</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>已加星</translation>
    </message>
    <message>
        <source>on the stage</source>
        <translation>在舞台上</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between properties of a face</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>latentwalk::FaceView</name>
    <message>
        <source>Face</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>The picture that the generator makes of the present latent</source>
        <translation>生成器由当前潜向量生成的图像</translation>
    </message>
</context>
<context>
    <name>latentwalk::FamilyCommands</name>
    <message>
        <source>family</source>
        <translation>家族</translation>
    </message>
    <message>
        <source>descent</source>
        <translation>血脉</translation>
    </message>
    <message>
        <source>There is no family yet.</source>
        <translation>还没有家族。</translation>
    </message>
    <message>
        <source>Save the family tree</source>
        <translation>保存家族树</translation>
    </message>
    <message>
        <source>family tree</source>
        <translation>家族树</translation>
    </message>
    <message>
        <source>PNG pictures</source>
        <translation>PNG 图片</translation>
    </message>
</context>
<context>
    <name>latentwalk::FamilyDocks</name>
    <message>
        <source>Family</source>
        <translation>家族</translation>
    </message>
    <message>
        <source>Family tree</source>
        <translation>家族树</translation>
    </message>
</context>
<context>
    <name>latentwalk::FamilyMenu</name>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Choose as a parent</source>
        <translation>选为亲本(&amp;C)</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>&amp;Keep beside the next generations</source>
        <translation>保留在后续世代旁(&amp;K)</translation>
    </message>
    <message>
        <source>S&amp;tar</source>
        <translation>加星(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Name…</source>
        <translation>命名(&amp;N)…</translation>
    </message>
    <message>
        <source>Pin as &amp;A</source>
        <translation>固定为 A(&amp;A)</translation>
    </message>
    <message>
        <source>Pin as &amp;B</source>
        <translation>固定为 B(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Walk along its line of descent</source>
        <translation>沿其血脉漫游(&amp;W)</translation>
    </message>
    <message>
        <source>walk along a line of descent</source>
        <translation>沿血脉漫游</translation>
    </message>
    <message>
        <source>&amp;Film of its line of descent…</source>
        <translation>其血脉的影片(&amp;F)…</translation>
    </message>
    <message numerus="yes">
        <source>The walk leads through %n of these faces now. Undo brings back the one before.</source>
        <translation>
            <numerusform>漫游现在经过其中 %n 张人脸。撤销可恢复之前的漫游。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Walk through the chosen faces</source>
        <translation>漫游经过所选人脸(&amp;W)</translation>
    </message>
    <message>
        <source>walk through chosen faces</source>
        <translation>漫游经过所选人脸</translation>
    </message>
    <message>
        <source>&amp;Blend the chosen faces into one</source>
        <translation>把所选人脸融合为一张(&amp;B)</translation>
    </message>
    <message>
        <source>Save the chosen faces as a &amp;grid…</source>
        <translation>把所选人脸保存为网格(&amp;G)…</translation>
    </message>
    <message>
        <source>Save the family &amp;tree as a picture…</source>
        <translation>把家族树保存为图片(&amp;T)…</translation>
    </message>
    <message>
        <source>Begin &amp;anew</source>
        <translation>重新开始(&amp;A)</translation>
    </message>
    <message>
        <source>Removes the family; undo brings it back</source>
        <translation>移除家族；撤销可恢复</translation>
    </message>
    <message>
        <source>&amp;Remove its generation and what came of it</source>
        <translation>移除其所在世代及由此而来的一切(&amp;R)</translation>
    </message>
</context>
<context>
    <name>latentwalk::FamilyPanel</name>
    <message>
        <source>Parents and kept faces</source>
        <translation>亲本和保留的人脸</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>子代</translation>
    </message>
    <message>
        <source>Back to the parents&apos; generation</source>
        <translation>回到亲本的世代</translation>
    </message>
    <message>
        <source>Back to the generation that this one was made from (Backspace)</source>
        <translation>回到产生这一代的世代（退格键）</translation>
    </message>
    <message>
        <source>Add the face on the stage</source>
        <translation>加入舞台上的人脸</translation>
    </message>
    <message>
        <source>Choose the face on the stage as a parent, as its sliders have it</source>
        <translation>把舞台上的人脸选为亲本，包含滑块所做的改变</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Walk, blend, grid, film and tree of the chosen faces</source>
        <translation>所选人脸的漫游、融合、网格、影片和家族树</translation>
    </message>
    <message>
        <source>Sliders have changed this face.</source>
        <translation>滑块改变了这张人脸。</translation>
    </message>
    <message>
        <source>&amp;Use as a parent</source>
        <translation>用作亲本(&amp;U)</translation>
    </message>
    <message>
        <source>The face as it is now joins the chosen ones; the sliders go back to the middle</source>
        <translation>把现在的人脸加入所选之列；滑块回到中间</translation>
    </message>
    <message>
        <source>The weights of this model cannot be looked at</source>
        <translation>无法查看此模型的权重</translation>
    </message>
    <message numerus="yes">
        <source>The first %n of these faces are the parents.</source>
        <translation>
            <numerusform>其中前 %n 张人脸为亲本。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose at least one face first: click its tick, or press Space on it.</source>
        <translation>请先至少选择一张人脸：单击其勾选框，或在其上按空格键。</translation>
    </message>
    <message>
        <source>Name a face</source>
        <translation>为人脸命名</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
</context>
<context>
    <name>latentwalk::FamilyRecord</name>
    <message>
        <source>choose faces</source>
        <translation>选择人脸</translation>
    </message>
    <message>
        <source>choose a face</source>
        <translation>选择一张人脸</translation>
    </message>
    <message>
        <source>let a face go</source>
        <translation>取消选择一张人脸</translation>
    </message>
    <message>
        <source>keep a face</source>
        <translation>保留一张人脸</translation>
    </message>
    <message>
        <source>stop keeping a face</source>
        <translation>不再保留一张人脸</translation>
    </message>
    <message>
        <source>star a face</source>
        <translation>为一张人脸加星</translation>
    </message>
    <message>
        <source>take a star away</source>
        <translation>去掉一颗星</translation>
    </message>
    <message>
        <source>name a face</source>
        <translation>为一张人脸命名</translation>
    </message>
    <message>
        <source>number of children</source>
        <translation>子代数量</translation>
    </message>
    <message>
        <source>variation</source>
        <translation>变异</translation>
    </message>
    <message>
        <source>remove a generation</source>
        <translation>移除一代</translation>
    </message>
    <message>
        <source>remove the family</source>
        <translation>移除家族</translation>
    </message>
</context>
<context>
    <name>latentwalk::FamilyStart</name>
    <message>
        <source>Find a face by choosing. Tick those that come near what you have in mind and press Enter: their children mix what they have. Again, until it is there.</source>
        <translation>通过选择来寻找人脸。勾选与您心中所想接近的人脸并按回车键：它们的子代会混合各自的特点。如此反复，直到找到为止。</translation>
    </message>
    <message>
        <source>Start with &amp;different faces</source>
        <translation>从各不相同的人脸开始(&amp;D)</translation>
    </message>
    <message>
        <source>Faces that are as different from each other as can be</source>
        <translation>彼此尽可能不同的人脸</translation>
    </message>
    <message>
        <source>Start with the face on the &amp;stage</source>
        <translation>从舞台上的人脸开始(&amp;S)</translation>
    </message>
    <message>
        <source>Children of the face that is shown, as its sliders have it</source>
        <translation>所显示人脸的子代，包含滑块所做的改变</translation>
    </message>
    <message>
        <source>Start with the &amp;anchors</source>
        <translation>从锚点开始(&amp;A)</translation>
    </message>
    <message>
        <source>Children of the faces that the walk leads through</source>
        <translation>漫游所经过人脸的子代</translation>
    </message>
    <message>
        <source>Start with the &amp;gallery&apos;s selection</source>
        <translation>从图库的选择开始(&amp;G)</translation>
    </message>
    <message>
        <source>Children of the faces that are selected in the gallery</source>
        <translation>图库中所选人脸的子代</translation>
    </message>
    <message>
        <source>Start with the &amp;favourites</source>
        <translation>从收藏开始(&amp;F)</translation>
    </message>
    <message>
        <source>Children of the faces that you marked with F</source>
        <translation>您用 F 键标记的人脸的子代</translation>
    </message>
    <message>
        <source>Start with a &amp;photo…</source>
        <translation>从照片开始(&amp;P)…</translation>
    </message>
    <message>
        <source>Looks for the face of a photo first; it becomes an anchor, and children come of it</source>
        <translation>先寻找照片中的人脸；它会成为锚点，并由此产生子代</translation>
    </message>
    <message>
        <source>No face is selected in the gallery</source>
        <translation>图库中没有选择人脸</translation>
    </message>
    <message>
        <source>There are no favourites yet: press F on a face you like</source>
        <translation>还没有收藏：在喜欢的人脸上按 F</translation>
    </message>
    <message>
        <source>Faces of the gallery and photos can be dropped here, too.</source>
        <translation>也可以把图库中的人脸和照片拖放到这里。</translation>
    </message>
</context>
<context>
    <name>latentwalk::FamilyTools</name>
    <message>
        <source>&amp;Variation</source>
        <translation>变异(&amp;V)</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>变异</translation>
    </message>
    <message>
        <source>How far the children go: left, they mix what their parents have; right, they are almost new faces</source>
        <translation>子代走多远：靠左则混合亲本已有的特点，靠右则几乎是全新的人脸</translation>
    </message>
    <message>
        <source>Number of children</source>
        <translation>子代数量</translation>
    </message>
    <message>
        <source>How many children the next generation has</source>
        <translation>下一代有多少张人脸</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>What stays as the parents have it; the same locks as in the Directions panel</source>
        <translation>与亲本保持一致的特点；与“方向”面板中的锁相同</translation>
    </message>
    <message>
        <source>&amp;Breed the next generation</source>
        <translation>繁育下一代(&amp;B)</translation>
    </message>
    <message>
        <source>Hold (%1)</source>
        <translation>保持（%1）</translation>
    </message>
    <message>
        <source>Children of the chosen faces (Enter)</source>
        <translation>所选人脸的子代（回车键）</translation>
    </message>
    <message>
        <source>Choose at least one face first: click its tick, or press Space on it</source>
        <translation>请先至少选择一张人脸：单击其勾选框，或在其上按空格键</translation>
    </message>
    <message>
        <source>All of the pose</source>
        <translation>全部姿态</translation>
    </message>
    <message>
        <source>All of the light</source>
        <translation>全部光照</translation>
    </message>
</context>
<context>
    <name>latentwalk::FileCommands</name>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>growth</source>
        <translation>生长</translation>
    </message>
</context>
<context>
    <name>latentwalk::FileDrop</name>
    <message>
        <source>Drop to open</source>
        <translation>松开鼠标即可打开</translation>
    </message>
    <message>
        <source>%1 is not a file on this computer; save it here first.</source>
        <translation>%1 不是这台计算机上的文件；请先将其保存到本机。</translation>
    </message>
</context>
<context>
    <name>latentwalk::FilmForm</name>
    <message>
        <source>Browsers show frames of moving pictures that last 10 ms or less ten times as long</source>
        <translation>动态图片中时长不超过 10 毫秒的帧，浏览器会显示十倍之久</translation>
    </message>
    <message>
        <source>&amp;There and back</source>
        <translation>往返(&amp;T)</translation>
    </message>
    <message>
        <source>The FFmpeg on this computer has no encoder for this</source>
        <translation>这台计算机上的 FFmpeg 没有此格式的编码器</translation>
    </message>
    <message>
        <source>Format of the film</source>
        <translation>视频格式</translation>
    </message>
    <message>
        <source>MP4 plays nearly everywhere; WebM on web pages; GIF, animated PNG and WebP are pictures that move, in every browser</source>
        <translation>MP4 几乎到处都能播放；WebM 适用于网页；GIF、动画 PNG 和 WebP 是动态图像，任何浏览器都能显示</translation>
    </message>
    <message>
        <source>Name of the frames</source>
        <translation>帧的名称</translation>
    </message>
    <message>
        <source>What the files&apos; names begin with: frame_000001.png and so on</source>
        <translation>文件名的开头部分：frame_000001.png 等等</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <source>As played in the window</source>
        <translation>与窗口中的播放一致</translation>
    </message>
    <message>
        <source>As long as the window plays it, and back again where the window does that</source>
        <translation>与窗口中的播放时间一样长；若窗口中为往返播放，则同样往返</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Duration in seconds</source>
        <translation>时长（秒）</translation>
    </message>
    <message>
        <source>Count of frames</source>
        <translation>帧数</translation>
    </message>
    <message>
        <source>How often it plays</source>
        <translation>播放次数</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Quality as a number</source>
        <translation>质量数值</translation>
    </message>
    <message>
        <source>What it will be</source>
        <translation>预计结果</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>格式(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>Frames per &amp;second:</source>
        <translation>每秒帧数(&amp;S)：</translation>
    </message>
    <message>
        <source>&amp;Duration:</source>
        <translation>时长(&amp;D)：</translation>
    </message>
    <message>
        <source>F&amp;rames:</source>
        <translation>帧数(&amp;R)：</translation>
    </message>
    <message>
        <source>Si&amp;ze:</source>
        <translation>尺寸(&amp;Z)：</translation>
    </message>
    <message>
        <source>&amp;Quality:</source>
        <translation>质量(&amp;Q)：</translation>
    </message>
    <message>
        <source>Walk:</source>
        <translation>漫游：</translation>
    </message>
    <message>
        <source>Result:</source>
        <translation>结果：</translation>
    </message>
    <message>
        <source>&amp;As played in the window (%L1 s, there and back)</source>
        <translation>与窗口中的播放一致（%L1 秒，往返）(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;As played in the window (%L1 s)</source>
        <translation>与窗口中的播放一致（%L1 秒）(&amp;A)</translation>
    </message>
    <message>
        <source>The network grows</source>
        <translation>网络生长</translation>
    </message>
    <message numerus="yes">
        <source>%n anchors</source>
        <translation>
            <numerusform>%n 个锚点</numerusform>
        </translation>
    </message>
    <message>
        <source>closed</source>
        <translation>闭环</translation>
    </message>
    <message>
        <source>open</source>
        <translation>非闭环</translation>
    </message>
    <message>
        <source>at constant speed</source>
        <translation>匀速</translation>
    </message>
    <message>
        <source>each part equally long</source>
        <translation>各段时长相等</translation>
    </message>
    <message>
        <source>slowing down at the anchors</source>
        <translation>在锚点处放慢</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Speed and easing are those of the walk, as chosen under the stage</source>
        <translation>速度和缓动与漫游一致，在画面下方设定</translation>
    </message>
    <message>
        <source>A GIF has at most 50 frames per second</source>
        <translation>GIF 每秒最多 50 帧</translation>
    </message>
    <message>
        <source>A GIF has at most 50 frames per second, each as long as whole hundredths of a second</source>
        <translation>GIF 每秒最多 50 帧，每帧时长为百分之一秒的整数倍</translation>
    </message>
    <message>
        <source>How many frames are shown in a second; %1, %2 and %3 are those of television</source>
        <translation>每秒显示的帧数；%1、%2 和 %3 是电视所用的帧率</translation>
    </message>
    <message>
        <source>Walk in fi&amp;lm:</source>
        <translation>漫游次数(&amp;L)：</translation>
    </message>
    <message>
        <source>P&amp;lays:</source>
        <translation>播放次数(&amp;L)：</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>无限循环</translation>
    </message>
    <message>
        <source> ×</source>
        <translation> 次</translation>
    </message>
    <message>
        <source>How often the walk is in the film, one after the other</source>
        <translation>视频中连续包含几遍漫游</translation>
    </message>
    <message>
        <source>How often it plays before it stops at its last frame</source>
        <translation>播放几遍后停在最后一帧</translation>
    </message>
    <message>
        <source>85 shows no loss to the eye. From 95 on colours keep their full resolution, which QuickTime and many phones do not play</source>
        <translation>85 时肉眼看不出损失。从 95 起颜色保持完整分辨率，但 QuickTime 和许多手机无法播放</translation>
    </message>
    <message>
        <source>85 shows no loss to the eye; 100 has none</source>
        <translation>85 时肉眼看不出损失；100 时没有损失</translation>
    </message>
    <message>
        <source>A GIF always has the best colours that 256 can be</source>
        <translation>GIF 总是采用最佳的 256 种颜色</translation>
    </message>
    <message>
        <source>An animated PNG keeps every pixel as it is</source>
        <translation>动画 PNG 原样保留每个像素</translation>
    </message>
    <message>
        <source>It is as long as the window plays it; untick “As played in the window” to choose</source>
        <translation>时长与窗口中的播放相同；取消勾选“与窗口中的播放一致”即可自行选择</translation>
    </message>
    <message>
        <source>How long one run through the walk takes</source>
        <translation>走完一遍漫游所需的时间</translation>
    </message>
    <message>
        <source>How many frames one run through the walk has</source>
        <translation>走完一遍漫游的帧数</translation>
    </message>
    <message>
        <source>To the end of the walk and back to its beginning</source>
        <translation>走到漫游终点，再返回起点</translation>
    </message>
    <message>
        <source>It goes as the window plays it; untick “As played in the window” to choose</source>
        <translation>方式与窗口中的播放相同；取消勾选“与窗口中的播放一致”即可自行选择</translation>
    </message>
    <message>
        <source>%L1 s</source>
        <translation>%L1 秒</translation>
    </message>
    <message>
        <source>%L1 min</source>
        <translation>%L1 分钟</translation>
    </message>
    <message>
        <source>%L1 frames, %2 at %3 a second, %4 × %5</source>
        <translation>%L1 帧，%2，每秒 %3 帧，%4 × %5</translation>
    </message>
    <message>
        <source>The frames need a name that their files&apos; names begin with</source>
        <translation>需要为帧指定名称，作为文件名的开头</translation>
    </message>
    <message>
        <source>The FFmpeg on this computer can write no films</source>
        <translation>这台计算机上的 FFmpeg 无法写入视频</translation>
    </message>
</context>
<context>
    <name>latentwalk::Filmstrip</name>
    <message>
        <source>Filmstrip</source>
        <translation>胶片条</translation>
    </message>
    <message>
        <source>Frames of the walk from its beginning to its end; click to go there</source>
        <translation>漫游从头到尾的各帧；单击即可转到该处</translation>
    </message>
    <message>
        <source>Frame %1 of %2, at %3 %</source>
        <translation>第 %1 帧，共 %2 帧，位于 %3%</translation>
    </message>
</context>
<context>
    <name>latentwalk::FindBar</name>
    <message>
        <source>Add a wish</source>
        <translation>添加条件</translation>
    </message>
    <message>
        <source>Faces that smile, or look to the left</source>
        <translation>微笑或转向左侧的人脸</translation>
    </message>
    <message>
        <source>All seeds</source>
        <translation>所有种子</translation>
    </message>
    <message>
        <source>Forget the search and show all seeds</source>
        <translation>放弃搜索并显示所有种子</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop searching; what was found stays</source>
        <translation>停止搜索；已找到的人脸会保留</translation>
    </message>
    <message>
        <source>among %1 seeds</source>
        <translation>在 %1 个种子中</translation>
    </message>
    <message>
        <source>How many seeds are searched</source>
        <translation>搜索多少个种子</translation>
    </message>
    <message>
        <source>How many seeds are searched, from seed 0 on. No face is painted for it: a million takes some seconds the first time, then a moment.</source>
        <translation>从种子 0 开始搜索多少个种子。搜索不需要绘制人脸：一百万个种子第一次需要几秒钟，之后只需片刻。</translation>
    </message>
    <message>
        <source>How far the search is</source>
        <translation>搜索进度</translation>
    </message>
    <message>
        <source>Faces like</source>
        <translation>相似于</translation>
    </message>
    <message>
        <source>A face</source>
        <translation>一张人脸</translation>
    </message>
    <message>
        <source>This model&apos;s scores are not known yet: find its named directions first</source>
        <translation>尚不知道该模型的评分：请先查找其命名方向</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message numerus="yes">
        <source>%n found, the best first</source>
        <translation>
            <numerusform>找到 %n 张，最佳者在前</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped; the best so far</source>
        <translation>已停止；这是目前为止的最佳结果</translation>
    </message>
    <message>
        <source>Choose a face to find others like it, or add a wish</source>
        <translation>选择一张人脸以查找与它相似的人脸，或添加条件</translation>
    </message>
</context>
<context>
    <name>latentwalk::FoundRow</name>
    <message>
        <source>&amp;Go on with it</source>
        <translation>继续它(&amp;G)</translation>
    </message>
    <message>
        <source>%1, width %2</source>
        <translation>%1，宽度 %2</translation>
    </message>
    <message>
        <source>%1 is finished already (%2).</source>
        <translation>“%1”已经完成（%2）。</translation>
    </message>
    <message>
        <source>%1 was begun (%2) and is done to %3 %.</source>
        <translation>“%1”已开始（%2），完成了 %3 %。</translation>
    </message>
    <message>
        <source>What is left of it is replaced when the training begins</source>
        <translation>训练开始时将替换其残留内容</translation>
    </message>
    <message>
        <source>Choose another &amp;folder…</source>
        <translation>选择其他文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>%1 is begun anew.</source>
        <translation>%1 将重新开始。</translation>
    </message>
    <message>
        <source>Begin a&amp;new there</source>
        <translation>在此重新开始(&amp;N)</translation>
    </message>
</context>
<context>
    <name>latentwalk::FrameSizeEdit</name>
    <message>
        <source>Size of the frames</source>
        <translation>帧尺寸</translation>
    </message>
    <message>
        <source>Enlarged by a whole number, every pixel stays a sharp square; other sizes are scaled smoothly</source>
        <translation>放大整数倍时，每个像素仍是清晰的方块；其他尺寸则平滑缩放</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>其他…</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>宽度（像素）</translation>
    </message>
    <message>
        <source>Frames are scaled smoothly to this width</source>
        <translation>各帧平滑缩放到此宽度</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>高度（像素）</translation>
    </message>
    <message>
        <source>Frames are scaled smoothly to this height</source>
        <translation>各帧平滑缩放到此高度</translation>
    </message>
    <message>
        <source>The model&apos;s (%1 × %1)</source>
        <translation>模型的尺寸（%1 × %1）</translation>
    </message>
    <message>
        <source>%2 times (%1 × %1)</source>
        <translation>%2 倍（%1 × %1）</translation>
    </message>
</context>
<context>
    <name>latentwalk::GalleryMenu</name>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>Pin as &amp;A</source>
        <translation>固定为 A(&amp;A)</translation>
    </message>
    <message>
        <source>Pin as &amp;B</source>
        <translation>固定为 B(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Insert into the walk</source>
        <translation>插入漫游(&amp;I)</translation>
    </message>
    <message>
        <source>Sa&amp;ve %1 images…</source>
        <translation>保存 %1 幅图像(&amp;V)…</translation>
    </message>
    <message>
        <source>Sa&amp;ve image…</source>
        <translation>保存图像(&amp;V)…</translation>
    </message>
    <message>
        <source>Save as &amp;grid…</source>
        <translation>保存为网格图(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Copy %1 seeds</source>
        <translation>复制 %1 个种子(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Copy seed</source>
        <translation>复制种子(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Favourite</source>
        <translation>收藏(&amp;F)</translation>
    </message>
    <message>
        <source>Mark as &amp;more</source>
        <translation>标记为“更多”(&amp;M)</translation>
    </message>
    <message>
        <source>Mark as &amp;less</source>
        <translation>标记为“更少”(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Unmark</source>
        <translation>取消标记(&amp;U)</translation>
    </message>
    <message>
        <source>Find faces &amp;like this one</source>
        <translation>查找与此相似的人脸(&amp;L)</translation>
    </message>
    <message>
        <source>Start a fa&amp;mily from these faces</source>
        <translation>由这些人脸建立家族(&amp;M)</translation>
    </message>
    <message>
        <source>Start a fa&amp;mily from this face</source>
        <translation>由此人脸建立家族(&amp;M)</translation>
    </message>
</context>
<context>
    <name>latentwalk::GalleryModel</name>
    <message>
        <source>Seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>已收藏</translation>
    </message>
    <message>
        <source>Marked as more</source>
        <translation>已标记为“更多”</translation>
    </message>
    <message>
        <source>Marked as less</source>
        <translation>已标记为“更少”</translation>
    </message>
    <message>
        <source>The picture could not be made</source>
        <translation>无法生成该图像</translation>
    </message>
</context>
<context>
    <name>latentwalk::GalleryPanel</name>
    <message>
        <source>Shuffle</source>
        <translation>随机跳转</translation>
    </message>
    <message>
        <source>Go on at a random seed</source>
        <translation>从一个随机种子处继续</translation>
    </message>
    <message>
        <source>Favourites only</source>
        <translation>只看收藏</translation>
    </message>
    <message>
        <source>Show only the faces that you marked with F</source>
        <translation>只显示用 F 收藏的人脸</translation>
    </message>
    <message>
        <source>Go to seed</source>
        <translation>转到种子</translation>
    </message>
    <message>
        <source>Type a seed and press Return to see its face (G)</source>
        <translation>输入种子并按回车键，查看对应的人脸 (G)</translation>
    </message>
    <message>
        <source>Size of the faces</source>
        <translation>人脸大小</translation>
    </message>
    <message>
        <source>Size of the faces (Ctrl and the wheel)</source>
        <translation>人脸大小（Ctrl + 滚轮）</translation>
    </message>
    <message>
        <source>No favourites yet: press F on a face you like</source>
        <translation>还没有收藏：在喜欢的人脸上按 F</translation>
    </message>
    <message>
        <source>Open a model to see its faces</source>
        <translation>打开模型以查看其人脸</translation>
    </message>
    <message>
        <source>Find faces</source>
        <translation>查找人脸</translation>
    </message>
    <message>
        <source>Find faces like one, or faces that smile or look to the left (Ctrl+F)</source>
        <translation>查找与某张人脸相似的人脸，或微笑、转向左侧的人脸（Ctrl+F）</translation>
    </message>
</context>
<context>
    <name>latentwalk::GalleryView</name>
    <message>
        <source>Gallery</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>The faces of all seeds</source>
        <translation>所有种子的人脸</translation>
    </message>
</context>
<context>
    <name>latentwalk::GridDialog</name>
    <message>
        <source>Save grid</source>
        <translation>保存网格图</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>Choose the file and make it</source>
        <translation>选择文件并生成</translation>
    </message>
</context>
<context>
    <name>latentwalk::GridForm</name>
    <message>
        <source>Cap&amp;tions</source>
        <translation>说明文字(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;End at the last anchor</source>
        <translation>止于最后一个锚点(&amp;E)</translation>
    </message>
    <message>
        <source>Stretch the &amp;contrast of each picture</source>
        <translation>拉伸每幅图像的对比度(&amp;C)</translation>
    </message>
    <message>
        <source>A table needs at least two anchors</source>
        <translation>表格至少需要两个锚点</translation>
    </message>
    <message>
        <source>Frames of the walk</source>
        <translation>漫游的各帧</translation>
    </message>
    <message numerus="yes">
        <source>The %n anchors</source>
        <translation>
            <numerusform>%n 个锚点</numerusform>
        </translation>
    </message>
    <message>
        <source>Table: a row from each anchor to the next</source>
        <translation>表格：每行从一个锚点到下一个锚点</translation>
    </message>
    <message>
        <source>Table: a row for each two anchors</source>
        <translation>表格：每两个锚点一行</translation>
    </message>
    <message>
        <source>Faces drawn from one seed</source>
        <translation>同一种子抽取的人脸</translation>
    </message>
    <message>
        <source>Faces of seeds in a row</source>
        <translation>连续种子的人脸</translation>
    </message>
    <message>
        <source>What the grid shows</source>
        <translation>网格图显示的内容</translation>
    </message>
    <message>
        <source>“Faces drawn from one seed” is what the tutorial&apos;s predict.py makes, “Frames of the walk” what its analyze.py does</source>
        <translation>“同一种子抽取的人脸”与教程的 predict.py 相同，“漫游的各帧”与 analyze.py 相同</translation>
    </message>
    <message>
        <source>Seed of the faces</source>
        <translation>人脸的种子</translation>
    </message>
    <message>
        <source>How many pictures</source>
        <translation>图像数</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>Padding in pixels</source>
        <translation>间距（像素）</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>The room around and between the pictures</source>
        <translation>图像四周及图像之间的空隙</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>The colour of the padding</source>
        <translation>间距的颜色</translation>
    </message>
    <message>
        <source>Enlarge pictures</source>
        <translation>放大图像</translation>
    </message>
    <message>
        <source> ×</source>
        <translation> 倍</translation>
    </message>
    <message>
        <source>Every pixel becomes a square of so many pixels a side</source>
        <translation>每个像素变为此边长（像素）的方块</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>说明文字</translation>
    </message>
    <message>
        <source>Seed, name or position under each picture. Without them the grid is laid out exactly as the tutorial&apos;s</source>
        <translation>在每幅图像下方标注种子、名称或位置。不标注时，网格图的排布与教程完全相同</translation>
    </message>
    <message>
        <source>End at the last anchor</source>
        <translation>止于最后一个锚点</translation>
    </message>
    <message>
        <source>Stretch the contrast</source>
        <translation>拉伸对比度</translation>
    </message>
    <message>
        <source>From its own darkest to its own brightest value, as the tutorial&apos;s scripts save their grids</source>
        <translation>从图像自身的最暗值拉伸到最亮值，与教程脚本保存网格图的方式相同</translation>
    </message>
    <message>
        <source>Size of the grid</source>
        <translation>网格图尺寸</translation>
    </message>
    <message>
        <source>The preview comes…</source>
        <translation>正在生成预览…</translation>
    </message>
    <message>
        <source>S&amp;how:</source>
        <translation>显示(&amp;H)：</translation>
    </message>
    <message>
        <source>See&amp;d:</source>
        <translation>种子(&amp;D)：</translation>
    </message>
    <message>
        <source>&amp;Pictures:</source>
        <translation>图像数(&amp;P)：</translation>
    </message>
    <message>
        <source>C&amp;olumns:</source>
        <translation>列数(&amp;O)：</translation>
    </message>
    <message>
        <source>Paddin&amp;g:</source>
        <translation>间距(&amp;G)：</translation>
    </message>
    <message>
        <source>&amp;Background:</source>
        <translation>背景(&amp;B)：</translation>
    </message>
    <message>
        <source>En&amp;large:</source>
        <translation>放大(&amp;L)：</translation>
    </message>
    <message>
        <source>Result:</source>
        <translation>结果：</translation>
    </message>
    <message>
        <source>All faces are drawn from it</source>
        <translation>所有人脸均由它抽取</translation>
    </message>
    <message>
        <source>The first of them</source>
        <translation>其中的第一个种子</translation>
    </message>
    <message>
        <source>Only faces from a seed need one</source>
        <translation>只有由种子生成的人脸才需要种子</translation>
    </message>
    <message>
        <source>How many pictures a row has</source>
        <translation>每行的图像数</translation>
    </message>
    <message>
        <source>How many pictures there are</source>
        <translation>图像总数</translation>
    </message>
    <message>
        <source>There are as many as the walk has anchors</source>
        <translation>与漫游的锚点数相同</translation>
    </message>
    <message>
        <source>How many pictures stand side by side</source>
        <translation>每行并排的图像数</translation>
    </message>
    <message>
        <source>A table has as many columns as its rows have pictures</source>
        <translation>表格的列数等于每行的图像数</translation>
    </message>
    <message>
        <source>Otherwise the last picture is one step before it, as in the tutorial&apos;s analyze.py</source>
        <translation>否则最后一幅图像停在它的前一步，与教程的 analyze.py 相同</translation>
    </message>
    <message>
        <source>Only frames of a walk have an end</source>
        <translation>只有漫游的各帧才有终点</translation>
    </message>
    <message>
        <source>It ends when the network is grown</source>
        <translation>网络生长完成时结束</translation>
    </message>
    <message>
        <source>A closed walk has no end: its last frame is one step before the first</source>
        <translation>闭环漫游没有终点：最后一帧停在第一帧的前一步</translation>
    </message>
    <message>
        <source>%L1 pictures, %L2 columns, %L3 × %L4 px</source>
        <translation>%L1 幅图像，%L2 列，%L3 × %L4 像素</translation>
    </message>
    <message>
        <source>The faces need a seed: a whole number from 0 to 18446744073709551615</source>
        <translation>人脸需要种子：0 到 18446744073709551615 之间的整数</translation>
    </message>
    <message>
        <source>No picture can be as large as this; choose fewer pictures</source>
        <translation>图像无法这么大；请减少图像数</translation>
    </message>
    <message>
        <source>Tiles of the plane</source>
        <translation>平面上的人脸</translation>
    </message>
</context>
<context>
    <name>latentwalk::GridPreview</name>
    <message>
        <source>Preview of the grid</source>
        <translation>网格图预览</translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>latentwalk::GridPreviews</name>
    <message>
        <source>This grid is too wide for a preview.</source>
        <translation>网格图过宽，无法预览。</translation>
    </message>
</context>
<context>
    <name>latentwalk::GrowthLevel</name>
    <message>
        <source>growth</source>
        <translation>生长</translation>
    </message>
</context>
<context>
    <name>latentwalk::GrowthPanel</name>
    <message>
        <source>Fully grown</source>
        <translation>完全生长</translation>
    </message>
    <message>
        <source>Save strip…</source>
        <translation>保存长条图…</translation>
    </message>
    <message>
        <source>Export film…</source>
        <translation>导出视频…</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>生长</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>How long growing takes from 4² to the last scale, here and in the film</source>
        <translation>从 4² 生长到最后一个尺度所需的时间，此处与视频中相同</translation>
    </message>
    <message>
        <source>The network is shown as its file has it already</source>
        <translation>网络已按其文件中的状态显示</translation>
    </message>
    <message>
        <source>Back to the network as its file has it</source>
        <translation>恢复为文件中的网络状态</translation>
    </message>
    <message>
        <source>Stop growing</source>
        <translation>停止生长</translation>
    </message>
    <message>
        <source>Play the growth</source>
        <translation>播放生长过程</translation>
    </message>
    <message>
        <source>%1 by %1 pixels</source>
        <translation>%1 乘 %1 像素</translation>
    </message>
    <message>
        <source>%1×%1 pixels: the model&apos;s file has no head for this scale</source>
        <translation>%1×%1 像素：模型文件没有此尺度的输出头</translation>
    </message>
    <message>
        <source>%1×%1 pixels, painted by a fitted head. Click to show it large.</source>
        <translation>%1×%1 像素，由拟合的输出头绘制。单击以放大显示。</translation>
    </message>
    <message>
        <source>%1×%1 pixels, painted by its trained head. Click to show it large.</source>
        <translation>%1×%1 像素，由训练所得的输出头绘制。单击以放大显示。</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>尚未打开模型</translation>
    </message>
    <message>
        <source>This model has one scale only</source>
        <translation>此模型只有一个尺度</translation>
    </message>
    <message>
        <source>The model has no heads for all scales yet</source>
        <translation>模型尚未具备所有尺度的输出头</translation>
    </message>
    <message>
        <source>Drag to let the network grow from scale to scale, each new one faded in over the last</source>
        <translation>拖动使网络逐尺度生长，每个新尺度在上一个尺度之上淡入</translation>
    </message>
    <message>
        <source>Let the face grow from 4² to full once</source>
        <translation>让人脸从 4² 完整生长一遍</translation>
    </message>
    <message>
        <source>Save the face at all scales side by side as one picture</source>
        <translation>将人脸在所有尺度下的图像并排保存为一幅图像</translation>
    </message>
    <message>
        <source>Save the growth of this face as a film</source>
        <translation>将这张人脸的生长过程保存为视频</translation>
    </message>
    <message>
        <source>Open a model to see its faces grow.</source>
        <translation>打开模型以观看其人脸生长。</translation>
    </message>
</context>
<context>
    <name>latentwalk::GrowthReadout</name>
    <message>
        <source>The weight with which a new scale is faded in is called α. In the paper (Karras et al. 2018) it is the weight of the new layer, in pytorch_GAN_zoo and its checkpoints that of the previous scale.</source>
        <translation>新尺度淡入时的权重称为 α。在论文（Karras 等，2018）中它是新层的权重，在 pytorch_GAN_zoo 及其检查点中则是上一尺度的权重。</translation>
    </message>
    <message>
        <source>%1, upsampled</source>
        <translation>%1，上采样</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 fading in over %2</source>
        <translation>%1 在 %2 之上淡入</translation>
    </message>
    <message>
        <source>%1, fully grown</source>
        <translation>%1，完全生长</translation>
    </message>
    <message>
        <source>%1, where growing begins</source>
        <translation>%1，生长的起点</translation>
    </message>
    <message>
        <source>%1, the later layers left out</source>
        <translation>%1，略去后续各层</translation>
    </message>
    <message>
        <source>%1, as its training was saved</source>
        <translation>%1，训练保存时的状态</translation>
    </message>
    <message>
        <source>%1, new layer</source>
        <translation>%1，新层</translation>
    </message>
    <message>
        <source>nothing before it</source>
        <translation>之前没有尺度</translation>
    </message>
    <message>
        <source>α %1 in the paper, %2 in pytorch_GAN_zoo</source>
        <translation>α：论文中为 %1，pytorch_GAN_zoo 中为 %2</translation>
    </message>
    <message>
        <source>%1: new layer %2 %, previous scale upsampled %3 % (%4)</source>
        <translation>%1：新层 %2%，上一尺度上采样 %3%（%4）</translation>
    </message>
</context>
<context>
    <name>latentwalk::GrowthSlider</name>
    <message>
        <source>Growth level</source>
        <translation>生长程度</translation>
    </message>
</context>
<context>
    <name>latentwalk::HeadsBar</name>
    <message>
        <source>Trained</source>
        <translation>训练所得</translation>
    </message>
    <message>
        <source>Fitted</source>
        <translation>拟合</translation>
    </message>
    <message>
        <source>Fit heads</source>
        <translation>拟合输出头</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The heads as training left them. It moves on from a scale when the next one comes, and what lies under a head goes on changing: old heads may paint wrong colours.</source>
        <translation>训练结束时留下的输出头。训练进入下一尺度后便不再更新旧的输出头，而其下方的各层仍在变化：旧输出头绘制的颜色可能不正确。</translation>
    </message>
    <message>
        <source>For each scale the colours that come nearest to the finished image, found by comparing %1 faces. The finished image itself stays the same.</source>
        <translation>为每个尺度取最接近最终图像的颜色，通过比较 %1 张人脸得到。最终图像本身不变。</translation>
    </message>
    <message>
        <source>Find for each scale the colours that come nearest to the finished image. Takes seconds to a minute; the model&apos;s file is not changed.</source>
        <translation>为每个尺度找出最接近最终图像的颜色。需要几秒到一分钟；模型文件不会改变。</translation>
    </message>
    <message>
        <source>Progress of fitting heads</source>
        <translation>拟合输出头的进度</translation>
    </message>
    <message>
        <source>Stop fitting; it can be started again</source>
        <translation>停止拟合；可以重新开始</translation>
    </message>
    <message>
        <source>Fitting heads for the scales below %1…</source>
        <translation>正在为低于 %1 的尺度拟合输出头…</translation>
    </message>
    <message>
        <source>The model&apos;s file has no heads for all scales below %1.</source>
        <translation>模型文件不具备低于 %1 的所有尺度的输出头。</translation>
    </message>
    <message>
        <source>This model cannot show all scales below %1.</source>
        <translation>此模型无法显示低于 %1 的所有尺度。</translation>
    </message>
    <message>
        <source>Heads below %1:</source>
        <translation>低于 %1 的输出头：</translation>
    </message>
    <message>
        <source>Heads below %1 are fitted to the finished image.</source>
        <translation>低于 %1 的输出头已按最终图像拟合。</translation>
    </message>
</context>
<context>
    <name>latentwalk::HelpCommands</name>
    <message>
        <source>The diagnostics are on the clipboard.</source>
        <translation>诊断信息已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Looking at everything; this takes some seconds…</source>
        <translation>正在全面检查，需要几秒钟…</translation>
    </message>
</context>
<context>
    <name>latentwalk::HoldMenu</name>
    <message>
        <source>Hold still while it moves</source>
        <translation>移动时保持不变</translation>
    </message>
    <message>
        <source>Directions to hold still</source>
        <translation>保持不变的方向</translation>
    </message>
    <message>
        <source>What is ticked does not change along: the slider leaves out what the two have in common</source>
        <translation>勾选的方向不会随之变化：滑块会去除两者共有的部分</translation>
    </message>
</context>
<context>
    <name>latentwalk::ImageDialog</name>
    <message>
        <source>Save image</source>
        <translation>保存图像</translation>
    </message>
    <message>
        <source>PNG, every pixel as it is</source>
        <translation>PNG，原样保留每个像素</translation>
    </message>
    <message>
        <source>JPEG, small and known everywhere</source>
        <translation>JPEG，体积小，到处都能打开</translation>
    </message>
    <message>
        <source>WebP, smallest</source>
        <translation>WebP，体积最小</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>Each of them carries what it takes to stand here again</source>
        <translation>每种文件都带有回到此处所需的全部信息</translation>
    </message>
    <message>
        <source> ×</source>
        <translation> 倍</translation>
    </message>
    <message>
        <source>Enlarge the picture</source>
        <translation>放大图像</translation>
    </message>
    <message>
        <source>Every pixel becomes a square of so many pixels a side</source>
        <translation>每个像素变为此边长（像素）的方块</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>图像尺寸</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>类型(&amp;K)：</translation>
    </message>
    <message>
        <source>&amp;Enlarge:</source>
        <translation>放大(&amp;E)：</translation>
    </message>
    <message>
        <source>&amp;Quality:</source>
        <translation>质量(&amp;Q)：</translation>
    </message>
    <message>
        <source>Result:</source>
        <translation>结果：</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>95 shows no loss to the eye; 100 has none</source>
        <translation>95 时肉眼看不出损失；100 时没有损失</translation>
    </message>
    <message>
        <source>95 shows no loss to the eye</source>
        <translation>95 时肉眼看不出损失</translation>
    </message>
    <message>
        <source>A PNG keeps every pixel as it is</source>
        <translation>PNG 原样保留每个像素</translation>
    </message>
    <message>
        <source>%1 × %2 px</source>
        <translation>%1 × %2 像素</translation>
    </message>
</context>
<context>
    <name>latentwalk::JobBar</name>
    <message>
        <source>%1 s left</source>
        <translation>剩余 %1 秒</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>剩余 %1 分钟</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>End this; nothing half-written is left behind</source>
        <translation>终止此任务；不会留下未写完的文件</translation>
    </message>
</context>
<context>
    <name>latentwalk::KeptDirections</name>
    <message>
        <source>%1 The names and marks of this model begin anew; the old file is kept as %2.</source>
        <translation>%1此模型的名称和标记将重新开始；旧文件已保留为 %2。</translation>
    </message>
    <message>
        <source>%1 The names and marks of this model are not kept until that is repaired.</source>
        <translation>%1在修复之前，此模型的名称和标记不会被保存。</translation>
    </message>
    <message>
        <source>Names and marks from an earlier version are not taken over: %1</source>
        <translation>未能接管早期版本留下的名称和标记：%1</translation>
    </message>
    <message>
        <source>The names and marks of directions could not be kept: %1</source>
        <translation>无法保存方向的名称和标记：%1</translation>
    </message>
</context>
<context>
    <name>latentwalk::LabelChoices</name>
    <message>
        <source>label of all faces</source>
        <translation>所有人脸的标签</translation>
    </message>
    <message>
        <source>label of the shown face</source>
        <translation>所示人脸的标签</translation>
    </message>
</context>
<context>
    <name>latentwalk::LabelCommands</name>
    <message>
        <source>Another label for this anchor, or for this face beside the walk: a walk may lead from one label to another</source>
        <translation>为此锚点或漫游之外的此人脸另选标签：漫游可以从一个标签走到另一个</translation>
    </message>
    <message>
        <source>A face between two anchors has a label between theirs, and one without a seed keeps its own</source>
        <translation>两个锚点之间的人脸，其标签也介于二者之间；没有种子的人脸保留自己的标签</translation>
    </message>
    <message>
        <source>As the &amp;seed has it</source>
        <translation>由种子决定(&amp;S)</translation>
    </message>
</context>
<context>
    <name>latentwalk::LanguageChoice</name>
    <message>
        <source>What was done so far can no longer be undone then.</source>
        <translation>之后，此前的操作将无法再撤销。</translation>
    </message>
    <message>
        <source>The export that is running stops: frames that are finished stay, a film that is not finished is removed.</source>
        <translation>正在进行的导出将停止：已完成的帧会保留，未完成的影片会被删除。</translation>
    </message>
    <message>
        <source>Another language</source>
        <translation>另一种语言</translation>
    </message>
    <message>
        <source>Make the window anew in the other language?</source>
        <translation>是否用另一种语言重新打开窗口？</translation>
    </message>
    <message>
        <source>The search that is running stops: the face that it shows becomes an anchor.</source>
        <translation>正在进行的搜索会停止：它所显示的人脸将成为锚点。</translation>
    </message>
</context>
<context>
    <name>latentwalk::LatentPlot</name>
    <message>
        <source>Components of the latent</source>
        <translation>潜向量的分量</translation>
    </message>
    <message>
        <source>The components of the anchors&apos; latents and of the one that is shown. The wheel zooms, a drag moves, a double click shows all; the arrow keys read one component after the other.</source>
        <translation>锚点的潜向量与当前潜向量的各个分量。滚轮缩放，拖动平移，双击显示全部；方向键逐个读出分量。</translation>
    </message>
    <message>
        <source>Open a model to see the components of its latents.</source>
        <translation>打开模型以查看其潜向量的分量。</translation>
    </message>
    <message>
        <source>Length: %1.</source>
        <translation>长度：%1。</translation>
    </message>
    <message>
        <source>%1 components.</source>
        <translation>共 %1 个分量。</translation>
    </message>
    <message>
        <source>component %1: %2</source>
        <translation>分量 %1：%2</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>分量</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>latentwalk::LeftSessions</name>
    <message>
        <source>What you do would be lost in a crash: no copy of it can be kept. %1</source>
        <translation>若程序崩溃，当前的工作将会丢失：无法保存其副本。%1</translation>
    </message>
    <message>
        <source>Latentwalk did not end as it should have. Restore what you were doing?</source>
        <translation>Latentwalk 上次没有正常退出。是否恢复当时的工作？</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>latentwalk::LikeBox</name>
    <message>
        <source>Seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>Like this face</source>
        <translation>与这张人脸相似</translation>
    </message>
    <message>
        <source>Faces like this one; a face of the gallery or a saved picture can be dropped here</source>
        <translation>与此相似的人脸；可将图库中的人脸或保存的图像拖到这里</translation>
    </message>
    <message>
        <source>any face</source>
        <translation>任意人脸</translation>
    </message>
</context>
<context>
    <name>latentwalk::LiveFace</name>
    <message>
        <source>Seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>A face of its own</source>
        <translation>独立的人脸</translation>
    </message>
    <message>
        <source>Position %1 %</source>
        <translation>位置 %1%</translation>
    </message>
    <message>
        <source>%1, edited</source>
        <translation>%1，已编辑</translation>
    </message>
</context>
<context>
    <name>latentwalk::MainWindow</name>
    <message>
        <source>There is nothing to walk between yet: open a model first</source>
        <translation>还没有可以漫游的人脸：请先打开模型</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>漫游</translation>
    </message>
    <message>
        <source>This face could not be made: %1</source>
        <translation>无法生成这张人脸：%1</translation>
    </message>
</context>
<context>
    <name>latentwalk::MarksPanel</name>
    <message>
        <source>Told right in %1 % of held-back faces; 50 % is guessing.</source>
        <translation>对留出的人脸判断正确率为 %1%；50% 相当于随机猜测。</translation>
    </message>
    <message>
        <source>Teach a direction</source>
        <translation>示教方向</translation>
    </message>
    <message>
        <source>Make a slider of your own from faces that you mark</source>
        <translation>用您标记的人脸制作自己的滑块</translation>
    </message>
    <message>
        <source>Direction that is taught</source>
        <translation>正在示教的方向</translation>
    </message>
    <message>
        <source>Which direction the marks are for</source>
        <translation>标记所针对的方向</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Begin to teach another direction</source>
        <translation>开始示教另一个方向</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete this direction and its marks</source>
        <translation>删除此方向及其标记</translation>
    </message>
    <message>
        <source>Name of the direction that is taught</source>
        <translation>正在示教的方向的名称</translation>
    </message>
    <message>
        <source>What it changes, in a word of yours</source>
        <translation>用一个词说明它改变什么</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>The shown face has</source>
        <translation>当前人脸具有</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>The shown face has more</source>
        <translation>当前人脸具有更多</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>更少</translation>
    </message>
    <message>
        <source>The shown face has less</source>
        <translation>当前人脸具有更少</translation>
    </message>
    <message>
        <source>Clear marks</source>
        <translation>清除标记</translation>
    </message>
    <message>
        <source>Take all marks of this direction back</source>
        <translation>撤回此方向的所有标记</translation>
    </message>
    <message>
        <source>There is none to delete</source>
        <translation>没有可删除的方向</translation>
    </message>
    <message>
        <source>%1 more, %2 less</source>
        <translation>%1 个更多，%2 个更少</translation>
    </message>
    <message>
        <source>Mark %1 faces to teach a direction: %1 that have more of something and %1 that have less, here or in the gallery.</source>
        <translation>要示教一个方向，请在此处或图库中标记人脸：某种特征更多的 %1 张，更少的 %1 张。</translation>
    </message>
    <message>
        <source>%1 of %3 more, %2 of %3 less.</source>
        <translation>更多：%1 / %3，更少：%2 / %3。</translation>
    </message>
    <message>
        <source>%1 more, %2 less. Each further mark improves it.</source>
        <translation>%1 个更多，%2 个更少。每多一个标记都会改进它。</translation>
    </message>
    <message>
        <source>Learning…</source>
        <translation>正在学习…</translation>
    </message>
    <message>
        <source>It stays as it was until there are %1 of each again.</source>
        <translation>在两种标记各有 %1 个之前，它保持原样。</translation>
    </message>
    <message>
        <source>Take this mark back</source>
        <translation>撤回此标记</translation>
    </message>
    <message>
        <source>The shown face has more of it</source>
        <translation>当前人脸的该特征更多</translation>
    </message>
    <message>
        <source>The shown face has less of it</source>
        <translation>当前人脸的该特征更少</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>latentwalk::MessageBar</name>
    <message>
        <source>Dismiss this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Dismiss message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>latentwalk::ModelChoices</name>
    <message>
        <source>The fastest on a graphics card; differences cannot be seen</source>
        <translation>在显卡上最快；肉眼看不出差别</translation>
    </message>
    <message>
        <source>Needs an NVIDIA card and a LibTorch with CUDA</source>
        <translation>需要 NVIDIA 显卡和支持 CUDA 的 LibTorch</translation>
    </message>
    <message>
        <source>Faster where the processor has arithmetic for it; differences cannot be seen</source>
        <translation>处理器支持这种运算时更快；肉眼看不出差别</translation>
    </message>
    <message>
        <source>For the processor; a graphics card has float16</source>
        <translation>用于处理器；显卡请用 float16</translation>
    </message>
    <message>
        <source>This processor has no arithmetic for it</source>
        <translation>此处理器不支持这种运算</translation>
    </message>
</context>
<context>
    <name>latentwalk::ModelDetails</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Model details</source>
        <translation>模型详细信息</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>File:</source>
        <translation>文件：</translation>
    </message>
    <message>
        <source>Format:</source>
        <translation>格式：</translation>
    </message>
    <message>
        <source>SHA-256:</source>
        <translation>文件的 SHA-256：</translation>
    </message>
    <message>
        <source>Generator:</source>
        <translation>生成器：</translation>
    </message>
    <message>
        <source>Pictures:</source>
        <translation>图像：</translation>
    </message>
    <message>
        <source>Latents:</source>
        <translation>潜向量：</translation>
    </message>
    <message>
        <source>Computed:</source>
        <translation>计算方式：</translation>
    </message>
    <message>
        <source>Clipped pixels:</source>
        <translation>被截断的像素：</translation>
    </message>
    <message>
        <source>How much of %1 faces is brighter than white or darker than black, each colour of a pixel by itself. A few per cent are natural.</source>
        <translation>%1 张人脸中比白更亮或比黑更暗的部分，像素的每个颜色分量单独计算。百分之几属于正常。</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>the average over training</source>
        <translation>训练过程的滑动平均</translation>
    </message>
    <message>
        <source>the last step of training</source>
        <translation>训练的最后一步</translation>
    </message>
    <message>
        <source>%1 × %1 pixels, grey</source>
        <translation>%1 × %1 像素，灰度</translation>
    </message>
    <message>
        <source>%1 × %1 pixels, in colour</source>
        <translation>%1 × %1 像素，彩色</translation>
    </message>
    <message>
        <source>%1 components</source>
        <translation>%1 个分量</translation>
    </message>
    <message>
        <source>in %1 on %2</source>
        <translation>以 %1 计算，%2</translation>
    </message>
    <message>
        <source>%1 of %2 faces</source>
        <translation>%1（%2 张人脸）</translation>
    </message>
    <message>
        <source>Being counted…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Not counted: %1</source>
        <translation>未统计：%1</translation>
    </message>
    <message>
        <source>This model paints outside of its range: more than %1 of the pixels are clipped, where a few per cent would be natural. Its pictures look burnt.</source>
        <translation>此模型画出的颜色超出了应有的范围：超过 %1 的像素被截断，而正常情况下只有百分之几。因此它的图像看起来曝光过度。</translation>
    </message>
    <message>
        <source>Labels:</source>
        <translation>标签：</translation>
    </message>
    <message>
        <source>What the model was trained to tell apart; the Model menu has a choice of them</source>
        <translation>模型训练时区分的类别；可在“模型”菜单中选择</translation>
    </message>
</context>
<context>
    <name>latentwalk::ModelDialogs</name>
    <message>
        <source>Paused. File ▸ Get models goes on where it was left.</source>
        <translation>已暂停。可用“文件”▸“获取模型”从中断处继续。</translation>
    </message>
    <message>
        <source>%1 is here.</source>
        <translation>%1 已下载完毕。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>latentwalk::ModelFaces</name>
    <message>
        <source>This model paints no faces, or none that lie alike: a photo of one cannot be brought to where they are.</source>
        <translation>此模型画的不是人脸，或者各张人脸的位置不一致：无法把照片中的脸与之对齐。</translation>
    </message>
</context>
<context>
    <name>latentwalk::ModelOpening</name>
    <message>
        <source>Opening %1…</source>
        <translation>正在打开 %1…</translation>
    </message>
    <message>
        <source>No model is open.
Drop a model file here, or choose File ▸ Open model.</source>
        <translation>尚未打开模型。
请将模型文件拖放到此处，或选择“文件”▸“打开模型”。</translation>
    </message>
</context>
<context>
    <name>latentwalk::ModelRow</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1（共 %2）</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Not downloaded, size not known yet</source>
        <translation>未下载，大小未知</translation>
    </message>
    <message>
        <source>Ready, %1</source>
        <translation>可用，%1</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Downloading %1 %, %2</source>
        <translation>正在下载 %1%，%2</translation>
    </message>
    <message>
        <source>Downloading, %1 of an unknown size</source>
        <translation>正在下载，已收到 %1，总大小未知</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 Trying again…</source>
        <translation>%1正在重试…</translation>
    </message>
    <message>
        <source>Paused at %1 %, %2</source>
        <translation>已暂停于 %1%，%2</translation>
    </message>
    <message>
        <source>Paused, %1</source>
        <translation>已暂停，%1</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在校验…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; – %2, %3 × %3 pixels</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; – %2，%3 × %3 像素</translation>
    </message>
    <message>
        <source>State of %1</source>
        <translation>%1 的状态</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation>%1 的进度</translation>
    </message>
    <message>
        <source>Cancel the download of %1</source>
        <translation>取消下载 %1</translation>
    </message>
    <message>
        <source>End the download and remove what has come</source>
        <translation>终止下载并删除已收到的部分</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Pause the download of %1</source>
        <translation>暂停下载 %1</translation>
    </message>
    <message>
        <source>Keep what has come, for later</source>
        <translation>保留已收到的部分，以后继续</translation>
    </message>
    <message>
        <source>Resume the download of %1</source>
        <translation>继续下载 %1</translation>
    </message>
    <message>
        <source>Go on where it was left</source>
        <translation>从上次停下的地方继续</translation>
    </message>
    <message>
        <source>Try the download of %1 again</source>
        <translation>重试下载 %1</translation>
    </message>
    <message>
        <source>Go on where it broke off</source>
        <translation>从中断的地方继续</translation>
    </message>
    <message>
        <source>Download it from the beginning</source>
        <translation>从头开始下载</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Explore this model</source>
        <translation>探索此模型</translation>
    </message>
    <message>
        <source>It can be opened once it is complete</source>
        <translation>下载完成后即可打开</translation>
    </message>
    <message>
        <source>Download %1</source>
        <translation>下载 %1</translation>
    </message>
    <message>
        <source>Fetch it from the internet into this folder</source>
        <translation>从互联网下载到此文件夹</translation>
    </message>
</context>
<context>
    <name>latentwalk::ModelSearch</name>
    <message>
        <source>%1 was made with the model “%2”, which is not known here (SHA-256 %3…). Where is it? With another model the faces are others.</source>
        <translation>%1 是用模型“%2”制作的，此处没有该模型的记录（SHA-256 %3…）。它在哪里？换用其他模型会得到不同的人脸。</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Choose model…</source>
        <translation>选择模型…</translation>
    </message>
    <message>
        <source>Use the open model</source>
        <translation>使用已打开的模型</translation>
    </message>
</context>
<context>
    <name>latentwalk::ModelsDialog</name>
    <message>
        <source>Open &amp;folder</source>
        <translation>打开文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Get models</source>
        <translation>获取模型</translation>
    </message>
    <message>
        <source>Checkpoints that were published for pytorch_GAN_zoo. Nothing is fetched until you press Download, and what is fetched is checked against the SHA-256 in its name.</source>
        <translation>为 pytorch_GAN_zoo 发布的检查点。按下“下载”之前不会获取任何内容；下载的文件会与其名称中的 SHA-256 核对。</translation>
    </message>
    <message>
        <source>Published models</source>
        <translation>已发布的模型</translation>
    </message>
    <message>
        <source>Folder of the models</source>
        <translation>模型文件夹</translation>
    </message>
    <message>
        <source>Where torch.hub keeps its downloads, so that Python programs find them too</source>
        <translation>torch.hub 存放下载文件的位置，这样 Python 程序也能找到它们</translation>
    </message>
    <message>
        <source>Downloads go on when this window is closed</source>
        <translation>关闭此窗口后下载仍会继续</translation>
    </message>
    <message>
        <source>F&amp;older:</source>
        <translation>文件夹(&amp;O)：</translation>
    </message>
    <message>
        <source>Show the models in the file manager</source>
        <translation>在文件管理器中显示模型</translation>
    </message>
    <message>
        <source>The folder is made with the first download</source>
        <translation>首次下载时会创建该文件夹</translation>
    </message>
</context>
<context>
    <name>latentwalk::NameEdit</name>
    <message>
        <source>Double-click or press F2 to give it a name of your own</source>
        <translation>双击或按 F2 为它命名</translation>
    </message>
</context>
<context>
    <name>latentwalk::NamedPanel</name>
    <message>
        <source>Find named directions</source>
        <translation>寻找命名方向</translation>
    </message>
    <message>
        <source>Looking at faces…</source>
        <translation>正在观察面孔…</translation>
    </message>
    <message>
        <source>Hide these sliders</source>
        <translation>收起这些滑块</translation>
    </message>
    <message>
        <source>Show these sliders</source>
        <translation>展开这些滑块</translation>
    </message>
    <message>
        <source>It is on its way</source>
        <translation>正在进行</translation>
    </message>
    <message>
        <source>Paints some thousands of this model&apos;s faces in the background and measures them; takes some minutes, once</source>
        <translation>在后台绘制并测量这个模型的数千张面孔；需要几分钟，只需一次</translation>
    </message>
    <message>
        <source>Nothing that has a name here holds for this model&apos;s pictures.</source>
        <translation>这里有名称的变化，对这个模型的图片都不成立。</translation>
    </message>
    <message>
        <source>Sliders with names, such as smile or turn, have to be found for this model first.</source>
        <translation>带名称的滑块（例如微笑或转头），需要先为这个模型寻找。</translation>
    </message>
</context>
<context>
    <name>latentwalk::NamedRow</name>
    <message>
        <source>%1 – %2</source>
        <comment>the two ends of a slider</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Hold %1</source>
        <translation>保持%1</translation>
    </message>
    <message>
        <source> SD</source>
        <comment>standard deviations, after a number</comment>
        <translation> 标准差</translation>
    </message>
    <message>
        <source>%1, in standard deviations</source>
        <translation>%1，以标准差为单位</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The face at %1 (%2); click to take it there</source>
        <translation>%1 处的面孔（%2）；点击即可到达</translation>
    </message>
    <message>
        <source>Held: the other named sliders leave it as it is. Click to let it change</source>
        <translation>已保持：其他命名滑块不会改变它。点击可让它变化</translation>
    </message>
    <message>
        <source>Hold it: the other named sliders leave it as it is from now on</source>
        <translation>保持它：从现在起，其他命名滑块不会改变它</translation>
    </message>
</context>
<context>
    <name>latentwalk::NamedWords</name>
    <message>
        <source>Eyes open</source>
        <translation>睁眼</translation>
    </message>
    <message>
        <source>Brows raised</source>
        <translation>扬眉</translation>
    </message>
    <message>
        <source>Width of the face</source>
        <translation>脸宽</translation>
    </message>
    <message>
        <source>Size in the picture</source>
        <translation>画面中的大小</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>清晰度</translation>
    </message>
    <message>
        <source>Colour strength</source>
        <translation>色彩浓度</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Brightness above</source>
        <translation>上方亮度</translation>
    </message>
    <message>
        <source>Brightness at the sides</source>
        <translation>两侧亮度</translation>
    </message>
    <message>
        <source>%1: from %2 to %3</source>
        <translation>%1：从“%2”到“%3”</translation>
    </message>
    <message>
        <source>The number is in standard deviations (SD) among this model&apos;s faces.</source>
        <translation>数字以这个模型的面孔之间的标准差（SD）为单位。</translation>
    </message>
    <message>
        <source>It did so in %1 % of the %2 faces that it was measured on.</source>
        <translation>在测量用的 %2 张面孔中，有 %1 % 确实如此。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>What comes along, in SD for each SD: %1</source>
        <translation>随之改变的（每 1 SD 改变的 SD）：%1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two things</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>姿态</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>面部</translation>
    </message>
    <message>
        <source>Light and colour</source>
        <translation>光线与色彩</translation>
    </message>
    <message>
        <source>%1 SD</source>
        <comment>standard deviations</comment>
        <translation>%1 标准差</translation>
    </message>
</context>
<context>
    <name>latentwalk::PairView</name>
    <message>
        <source>Photo and found face</source>
        <translation>照片与找到的人脸</translation>
    </message>
    <message>
        <source>Arrow keys move the divider between photo and face</source>
        <translation>方向键移动照片与人脸之间的分隔线</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>The model’s face</source>
        <translation>模型的人脸</translation>
    </message>
</context>
<context>
    <name>latentwalk::Panels</name>
    <message>
        <source>Gallery</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>漫游</translation>
    </message>
    <message>
        <source>Latent</source>
        <translation>潜向量</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>The walk could not be measured: %1</source>
        <translation>无法测量漫游：%1</translation>
    </message>
    <message>
        <source>Only the face of a seed can be a favourite; pin this one, or save its picture.</source>
        <translation>只有由种子生成的人脸才能收藏；可以固定这张人脸，或保存其图像。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>生长</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>The face on the stage</source>
        <translation>画面中的人脸</translation>
    </message>
    <message>
        <source>Anchor %1</source>
        <translation>锚点 %1</translation>
    </message>
</context>
<context>
    <name>latentwalk::PhotoChoices</name>
    <message>
        <source>%1 seconds</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>&amp;Closer to the photo</source>
        <translation>更接近照片(&amp;C)</translation>
    </message>
    <message>
        <source>How long to look for the face; you can stop earlier and keep what you see</source>
        <translation>寻找这张脸所用的时间；可提前停止，并保留当前所见</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>时间(&amp;T)</translation>
    </message>
    <message>
        <source>Takes finer features from the photo, too</source>
        <translation>还会从照片中取更细的特征</translation>
    </message>
    <message>
        <source>changes it less freely afterwards</source>
        <translation>之后变化的自由度较小</translation>
    </message>
</context>
<context>
    <name>latentwalk::PhotoCommands</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End the search and keep what there is</source>
        <translation>结束寻找，保留已有的结果</translation>
    </message>
    <message>
        <source>The search has ended: another model was opened.</source>
        <translation>寻找已结束：打开了另一个模型。</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>剪贴板上没有图片。</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>Faces of photos cannot be looked for in this model.</source>
        <translation>无法在此模型中寻找照片里的脸。</translation>
    </message>
    <message>
        <source>Looking for the face in %1 (%2 of %3)</source>
        <translation>正在寻找 %1 中的脸（第 %2 张，共 %3 张）</translation>
    </message>
    <message>
        <source>Looking for the face in %1</source>
        <translation>正在寻找 %1 中的脸</translation>
    </message>
    <message>
        <source>No face was found for %1: %2</source>
        <translation>没有为 %1 找到人脸：%2</translation>
    </message>
</context>
<context>
    <name>latentwalk::PhotoDialog</name>
    <message>
        <source>Your own photo</source>
        <translation>自己的照片</translation>
    </message>
    <message>
        <source>They become the anchors of a new walk, in this order.</source>
        <translation>它们将按此顺序成为一段新漫游的锚点。</translation>
    </message>
    <message>
        <source>As f&amp;ound</source>
        <translation>恢复原位(&amp;O)</translation>
    </message>
    <message>
        <source>The three points back to where they were found</source>
        <translation>让三个点回到自动找到的位置</translation>
    </message>
    <message>
        <source>The model paints from the brows to the chin; ears and hair are cut.</source>
        <translation>模型只画眉毛到下巴的部分；耳朵和头发会被裁掉。</translation>
    </message>
    <message>
        <source>Mean face</source>
        <translation>平均脸</translation>
    </message>
    <message>
        <source>The mean of the model’s faces over the photo, like a ghost: eyes and mouth lie on each other when the points are right</source>
        <translation>把模型人脸的平均像半透明地叠在照片上：点的位置正确时，眼睛和嘴会重合</translation>
    </message>
    <message>
        <source>&amp;Mean face</source>
        <translation>平均脸(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Add photos…</source>
        <translation>添加照片(&amp;A)…</translation>
    </message>
    <message>
        <source>Several photos become a walk from face to face</source>
        <translation>多张照片会成为一段从一张脸到另一张脸的漫游</translation>
    </message>
    <message>
        <source>Works best with one face, looking at the camera, evenly lit. Everything stays on this computer.</source>
        <translation>最适合只有一张脸、正对镜头、光线均匀的照片。一切都留在这台电脑上。</translation>
    </message>
    <message>
        <source>Drop a photo here, or add one.</source>
        <translation>将照片拖放到此处，或添加一张。</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>正在读取 %1……</translation>
    </message>
    <message>
        <source>Find these &amp;faces</source>
        <translation>寻找这些脸(&amp;F)</translation>
    </message>
    <message>
        <source>Find this &amp;face</source>
        <translation>寻找这张脸(&amp;F)</translation>
    </message>
    <message>
        <source>Looks for the face among those that the model paints</source>
        <translation>在模型所能画出的人脸中寻找这张脸</translation>
    </message>
</context>
<context>
    <name>latentwalk::PhotoList</name>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>The order of the walk: drag a photo to another place, Delete takes it out</source>
        <translation>漫游的顺序：拖动照片可改变位置，按 Delete 键将其移除</translation>
    </message>
</context>
<context>
    <name>latentwalk::PhotoSet</name>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message numerus="yes">
        <source>%n faces</source>
        <translation>
            <numerusform>%n 张脸</numerusform>
        </translation>
    </message>
    <message>
        <source>no face found</source>
        <translation>未找到人脸</translation>
    </message>
    <message>
        <source>This cannot be a face: %1.</source>
        <translation>这不可能是一张脸：%1。</translation>
    </message>
    <message>
        <source>Mark both eyes and the mouth yourself: %1</source>
        <translation>请自己标出双眼和嘴：%1</translation>
    </message>
    <message>
        <source>No face found. Mark both eyes and the mouth yourself.</source>
        <translation>未找到人脸。请自己标出双眼和嘴。</translation>
    </message>
    <message numerus="yes">
        <source>%n faces found. Click another one to take that.</source>
        <translation>
            <numerusform>找到 %n 张脸。单击另一张即可改用它。</numerusform>
        </translation>
    </message>
    <message>
        <source>Drag the points where they miss the eyes or the mouth; the wheel zooms.</source>
        <translation>若点没有落在眼睛或嘴上，请拖动它们；滚轮可缩放。</translation>
    </message>
    <message>
        <source>%1 is still being read.</source>
        <translation>仍在读取 %1。</translation>
    </message>
    <message>
        <source>%1 is not ready: %2.</source>
        <translation>%1 尚未就绪：%2。</translation>
    </message>
    <message>
        <source>There is no photo yet.</source>
        <translation>还没有照片。</translation>
    </message>
    <message>
        <source>Measuring where this model’s faces have eyes and mouth …</source>
        <translation>正在测量此模型人脸的眼睛和嘴的位置……</translation>
    </message>
</context>
<context>
    <name>latentwalk::PictureReport</name>
    <message>
        <source>&amp;Choose a folder…</source>
        <translation>选择文件夹(&amp;C)…</translation>
    </message>
    <message>
        <source>What the pictures are good for</source>
        <translation>这些图片适合做什么</translation>
    </message>
    <message>
        <source>Looking at the pictures</source>
        <translation>正在查看图片</translation>
    </message>
    <message>
        <source>No folder of pictures is chosen yet.</source>
        <translation>尚未选择图片文件夹。</translation>
    </message>
    <message>
        <source>Looking at the pictures…</source>
        <translation>正在查看图片…</translation>
    </message>
    <message>
        <source>Drop one here, or choose it: any pictures of one kind, some thousands at best. They stay on this computer.</source>
        <translation>将文件夹拖到这里，或进行选择：任何同一类的图片，最好有几千张。它们都留在这台电脑上。</translation>
    </message>
</context>
<context>
    <name>latentwalk::PlaneAxes</name>
    <message>
        <source>What the plane lies between</source>
        <translation>平面的构成方式</translation>
    </message>
    <message>
        <source>The shown face, changed along two axes; or a plane whose corners are the walk&apos;s first four anchors</source>
        <translation>当前人脸沿两条轴变化；或以漫游的前四个锚点为四角的平面</translation>
    </message>
    <message>
        <source>Two axes</source>
        <translation>两条轴</translation>
    </message>
    <message>
        <source>Four anchors</source>
        <translation>四个锚点</translation>
    </message>
    <message>
        <source>Axis to the right</source>
        <translation>向右的轴</translation>
    </message>
    <message>
        <source>Axis upwards</source>
        <translation>向上的轴</translation>
    </message>
    <message>
        <source>Between four anchors there are no axes to choose</source>
        <translation>四个锚点之间的平面没有可选的轴</translation>
    </message>
    <message>
        <source>What changes to the right</source>
        <translation>向右移动时变化的内容</translation>
    </message>
    <message>
        <source>What changes upwards</source>
        <translation>向上移动时变化的内容</translation>
    </message>
    <message>
        <source>This is the other axis</source>
        <translation>另一条轴已使用它</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>漫游</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>生长</translation>
    </message>
    <message>
        <source>This model has no smaller pictures to grow from</source>
        <translation>此模型没有可供生长的较小图像</translation>
    </message>
    <message>
        <source>A direction</source>
        <translation>某个方向</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>To B and D</source>
        <translation>朝向 B 和 D</translation>
    </message>
    <message>
        <source>To A and B</source>
        <translation>朝向 A 和 B</translation>
    </message>
    <message>
        <source>%1²</source>
        <comment>pixels a side</comment>
        <translation>%1²</translation>
    </message>
</context>
<context>
    <name>latentwalk::PlanePanel</name>
    <message>
        <source>&amp;Add the missing anchors</source>
        <translation>添加缺少的锚点(&amp;A)</translation>
    </message>
    <message>
        <source>Faces of random seeds join the walk until it has four anchors</source>
        <translation>用随机种子的人脸补足漫游，直到有四个锚点</translation>
    </message>
    <message>
        <source>To the middle</source>
        <translation>回到中央</translation>
    </message>
    <message>
        <source>The face of the stage in the middle again (Home)</source>
        <translation>让舞台上的人脸重新位于中央（Home）</translation>
    </message>
    <message>
        <source>Further apart</source>
        <translation>间隔更大</translation>
    </message>
    <message>
        <source>Larger steps from face to face (wheel, −)</source>
        <translation>增大相邻人脸的间隔（滚轮、−）</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>间隔更小</translation>
    </message>
    <message>
        <source>Smaller steps from face to face (wheel, +)</source>
        <translation>减小相邻人脸的间隔（滚轮、+）</translation>
    </message>
    <message>
        <source>Draw a path</source>
        <translation>绘制路径</translation>
    </message>
    <message>
        <source>Draw a line with the mouse: the walk then goes along it, and can be exported as a film</source>
        <translation>用鼠标画一条线：漫游随后沿它前进，并可导出为视频</translation>
    </message>
    <message>
        <source>Save as a grid</source>
        <translation>保存为网格图</translation>
    </message>
    <message>
        <source>Save the faces in sight as one picture that leads back here</source>
        <translation>将看得见的人脸保存为一幅图像，打开它即可回到此处</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>The plane over the whole window; Escape goes back</source>
        <translation>让平面占满整个窗口；按 Esc 返回</translation>
    </message>
    <message>
        <source>No model is open.</source>
        <translation>没有打开的模型。</translation>
    </message>
    <message numerus="yes">
        <source>A plane between four anchors needs a walk with four of them; this one has %n.</source>
        <translation>
            <numerusform>四个锚点之间的平面需要含四个锚点的漫游；当前有 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>A plane shows the face of the stage, changed along two axes. Choose them above: directions, once the Directions panel has found some, the walk, or growth.</source>
        <translation>平面显示舞台上的人脸沿两条轴的变化。请在上方选择：“方向”面板找到的方向、漫游，或生长。</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>前往此处(&amp;G)</translation>
    </message>
    <message>
        <source>Pin as anchor &amp;A</source>
        <translation>固定为锚点 A(&amp;A)</translation>
    </message>
    <message>
        <source>Pin as anchor &amp;B</source>
        <translation>固定为锚点 B(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Insert into the walk</source>
        <translation>插入漫游(&amp;I)</translation>
    </message>
    <message>
        <source>A path goes over more than one face: press the mouse and draw a line.</source>
        <translation>路径要经过不止一张人脸：请按住鼠标画一条线。</translation>
    </message>
    <message numerus="yes">
        <source>The walk goes along your path now, over %n anchors. Undo brings back the one before.</source>
        <translation>
            <numerusform>漫游现在沿着您的路径，经过 %n 个锚点。撤销可恢复之前的漫游。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latentwalk::PlanePlace</name>
    <message>
        <source>go to a place of the plane</source>
        <translation>前往平面上的一处</translation>
    </message>
    <message>
        <source>walk along a path</source>
        <translation>沿路径漫游</translation>
    </message>
    <message>
        <source>pin anchor %1</source>
        <translation>固定锚点 %1</translation>
    </message>
    <message>
        <source>insert anchor %1</source>
        <translation>插入锚点 %1</translation>
    </message>
    <message>
        <source>add anchors</source>
        <translation>添加锚点</translation>
    </message>
</context>
<context>
    <name>latentwalk::PlaneView</name>
    <message>
        <source>Plane of faces</source>
        <translation>人脸平面</translation>
    </message>
    <message>
        <source>Arrow keys go to the face beside the shown one; Shift and arrow keys look further; + and − zoom; Home goes back to the middle</source>
        <translation>方向键前往相邻的人脸；Shift 加方向键查看更远处；+ 和 − 缩放；Home 回到中央</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>axis and place</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between axes</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>latentwalk::PlotPanel</name>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>latentwalk::PointsView</name>
    <message>
        <source>Eye on the left</source>
        <translation>左侧的眼睛</translation>
    </message>
    <message>
        <source>Eye on the right</source>
        <translation>右侧的眼睛</translation>
    </message>
    <message>
        <source>Mouth</source>
        <translation>嘴</translation>
    </message>
    <message>
        <source>Photo with the eyes and the mouth</source>
        <translation>标有眼睛和嘴的照片</translation>
    </message>
    <message>
        <source>%1 at %2, %3. Tab goes to the next point, arrow keys move it, with Shift further.</source>
        <translation>%1位于 %2，%3。Tab 键转到下一个点，方向键移动该点，同时按住 Shift 则移动更远。</translation>
    </message>
</context>
<context>
    <name>latentwalk::RateEdit</name>
    <message>
        <source>Frames per second are a number from 1/1000 to 1000 with at most six digits, such as %1 or 30000/1001</source>
        <translation>每秒帧数应为 1/1000 到 1000 之间、最多六位数字的数，例如 %1 或 30000/1001</translation>
    </message>
</context>
<context>
    <name>latentwalk::RecentFiles</name>
    <message>
        <source>Nothing opened yet</source>
        <translation>尚未打开过文件</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>清空此列表(&amp;C)</translation>
    </message>
</context>
<context>
    <name>latentwalk::ScoreChooser</name>
    <message>
        <source>No score</source>
        <translation>无评分</translation>
    </message>
    <message>
        <source>Low: %1; high: %2</source>
        <translation>低：%1；高：%2</translation>
    </message>
    <message>
        <source>Draws one of the measured scores along the walk, with its axis on the right: in standard deviations among the model&apos;s faces where their spread is known. Also in the plot&apos;s own menu.</source>
        <translation>沿漫游画出一项测得的评分，其坐标轴在右侧：已知该模型人脸的离散程度时，以标准差为单位。也在图自己的菜单里。</translation>
    </message>
    <message>
        <source>Score along the walk: %1</source>
        <translation>沿漫游的评分：%1</translation>
    </message>
    <message>
        <source>Show a score</source>
        <translation>显示评分</translation>
    </message>
</context>
<context>
    <name>latentwalk::SearchView</name>
    <message>
        <source>Points and choices…</source>
        <translation>点与选项…</translation>
    </message>
    <message>
        <source>Split view</source>
        <translation>对分视图</translation>
    </message>
    <message>
        <source>Photo and face in one square, with a divider that can be dragged</source>
        <translation>照片与人脸放在同一方框中，用可拖动的分隔线隔开</translation>
    </message>
    <message>
        <source>Look for this photo’s face once more, with other points or other choices</source>
        <translation>用其他的点或选项再次寻找这张照片里的脸</translation>
    </message>
    <message>
        <source>Back to the walk</source>
        <translation>返回漫游</translation>
    </message>
    <message>
        <source>Back to the walk; the search goes on in the corner</source>
        <translation>返回漫游；寻找会在角落里继续</translation>
    </message>
    <message>
        <source>Show the search large again</source>
        <translation>重新放大显示寻找过程</translation>
    </message>
</context>
<context>
    <name>latentwalk::SeedEdit</name>
    <message>
        <source>no seed</source>
        <translation>无种子</translation>
    </message>
</context>
<context>
    <name>latentwalk::SessionFiles</name>
    <message>
        <source>%1 was made in %2 and is shown in %3: its pictures may differ a little from those shown here.</source>
        <translation>%1 是以 %2 制作的，此处以 %3 显示：其图片可能与此处显示的略有不同。</translation>
    </message>
    <message>
        <source>%1 holds latents of %2 components; this model takes %3.</source>
        <translation>%1 中的潜向量有 %2 个分量；此模型需要 %3 个。</translation>
    </message>
    <message>
        <source>anchors from %1</source>
        <translation>来自 %1 的锚点</translation>
    </message>
    <message>
        <source>%1 was made with another model: its faces differ from those shown here.</source>
        <translation>%1 是用另一个模型制作的：其人脸与此处显示的不同。</translation>
    </message>
    <message>
        <source>The last session</source>
        <translation>上次的会话</translation>
    </message>
    <message>
        <source>The session is being saved already.</source>
        <translation>会话正在保存中。</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>Save the changes to this session?</source>
        <translation>是否保存对此会话的更改？</translation>
    </message>
    <message>
        <source>Its anchors, directions and settings are not in a file yet.</source>
        <translation>其锚点、方向和设置尚未存入文件。</translation>
    </message>
    <message>
        <source>%1 is older than what you see.</source>
        <translation>%1 比当前所见的内容旧。</translation>
    </message>
    <message>
        <source>%1 was made with an earlier file of the built-in model, which painted with twice the natural contrast: the faces are the same, their pictures are softer.</source>
        <translation>%1 是用内置模型的早期文件制作的，那时的对比度是自然值的两倍：人脸相同，只是画面更柔和。</translation>
    </message>
    <message>
        <source>%1 holds a face of %2 components; this model takes %3.</source>
        <translation>%1 含有 %2 个分量的人脸；此模型需要 %3 个。</translation>
    </message>
    <message>
        <source>%1 is of another model: %2.</source>
        <translation>%1 属于另一个模型：%2。</translation>
    </message>
    <message>
        <source>face from %1</source>
        <translation>来自 %1 的人脸</translation>
    </message>
</context>
<context>
    <name>latentwalk::SpeedPlot</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Time for each picture</source>
        <translation>每幅图像的耗时</translation>
    </message>
    <message>
        <source>How long the generator took for each of the last %1 pictures</source>
        <translation>生成器生成最近 %1 幅图像各自的耗时</translation>
    </message>
    <message>
        <source>No picture has been made yet.</source>
        <translation>尚未生成图像。</translation>
    </message>
    <message>
        <source>Median %1, 95th percentile %2</source>
        <translation>中位数 %1，第 95 百分位数 %2</translation>
    </message>
    <message>
        <source>%1, %2 pictures a second.</source>
        <translation>%1，每秒 %2 幅图像。</translation>
    </message>
    <message>
        <source>Pictures ago</source>
        <translation>之前第几幅图像</translation>
    </message>
    <message>
        <source>Time in ms</source>
        <translation>耗时（毫秒）</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>95th percentile</source>
        <translation>第 95 百分位数</translation>
    </message>
    <message>
        <source>the last picture: %1</source>
        <translation>最近一幅图像：%1</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures ago: %1</source>
        <translation>
            <numerusform>%n 幅图像之前：%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latentwalk::StatusLine</name>
    <message>
        <source>Shown face</source>
        <translation>当前人脸</translation>
    </message>
    <message>
        <source>The face that is shown: its seed, or its place on the walk</source>
        <translation>当前显示的人脸：它的种子，或它在漫游中的位置</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Width and height of the picture in pixels</source>
        <translation>图像的宽度和高度（像素）</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Size on the screen: 100 % shows each pixel of the picture as one of the screen</source>
        <translation>屏幕上的大小：100% 时图像的每个像素对应屏幕的一个像素</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>The kind of numbers that the generator computes with</source>
        <translation>生成器计算所用的数值类型</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Where the generator runs</source>
        <translation>生成器运行所在的设备</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>How long the generator took for this picture</source>
        <translation>生成器生成此图像的耗时</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 × %2 px</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>Measured by two small networks and sums of pixels on this picture. They tell what it shows, not what anybody is.</source>
        <translation>由两个小网络和像素求和对此图片测得。它们说明图片显示了什么，而不说明任何人是什么样的人。</translation>
    </message>
</context>
<context>
    <name>latentwalk::TargetChooser</name>
    <message>
        <source>What the sliders change</source>
        <translation>滑块所更改的对象</translation>
    </message>
    <message>
        <source>Every face, or one anchor alone: each keeps strengths of its own</source>
        <translation>所有人脸，或单独一个锚点：各自保存自己的强度</translation>
    </message>
    <message>
        <source>Every face</source>
        <translation>所有人脸</translation>
    </message>
    <message>
        <source>Anchor %1</source>
        <translation>锚点 %1</translation>
    </message>
</context>
<context>
    <name>latentwalk::TrainingCommands</name>
    <message>
        <source>The training is finished.</source>
        <translation>训练已完成。</translation>
    </message>
    <message>
        <source>The training has ended: %1</source>
        <translation>训练已结束：%1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Export film</source>
        <translation>导出视频</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>The training “%1” is not finished. Go on with it?</source>
        <translation>训练“%1”尚未完成。要继续吗？</translation>
    </message>
    <message>
        <source>%1 is being stopped and saved; it can go on at any time.</source>
        <translation>“%1”正在停止并保存；随时可以继续。</translation>
    </message>
</context>
<context>
    <name>latentwalk::TrainingDialog</name>
    <message>
        <source>Grow your own</source>
        <translation>自己培育网络</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>Pictures to grow a network from</source>
        <translation>用来培育网络的图片</translation>
    </message>
    <message>
        <source>Where the training is kept</source>
        <translation>训练的保存位置</translation>
    </message>
    <message>
        <source>Folder of the training to begin with</source>
        <translation>作为起点的训练所在的文件夹</translation>
    </message>
    <message>
        <source>There is no training in %1.</source>
        <translation>%1 中没有训练。</translation>
    </message>
    <message>
        <source>Choose a folder of pictures for another training</source>
        <translation>要开始另一次训练，请选择图片文件夹</translation>
    </message>
    <message>
        <source>Choose a folder of pictures first</source>
        <translation>请先选择图片文件夹</translation>
    </message>
    <message>
        <source>The pictures are still looked at</source>
        <translation>仍在查看图片</translation>
    </message>
    <message>
        <source>Choose where it is kept</source>
        <translation>请选择保存位置</translation>
    </message>
    <message>
        <source>There is a training in that folder already: go on with it, or choose another folder</source>
        <translation>该文件夹中已有训练：请继续它，或选择其他文件夹</translation>
    </message>
    <message>
        <source>Convert the pictures, and train</source>
        <translation>转换图片并训练</translation>
    </message>
    <message>
        <source>The training in that folder is damaged: begin anew, or choose another folder</source>
        <translation>该文件夹中的训练已损坏：请重新开始，或选择其他文件夹</translation>
    </message>
</context>
<context>
    <name>latentwalk::TrainingDocks</name>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
</context>
<context>
    <name>latentwalk::TrainingForm</name>
    <message>
        <source>Size of the pictures at the end</source>
        <translation>最终图片的尺寸</translation>
    </message>
    <message>
        <source>Growing begins with 4×4 pixels and ends here. Each size takes about four times as long as the one before</source>
        <translation>生长从 4×4 像素开始，到此尺寸结束。每个尺寸所需时间约为前一个的四倍</translation>
    </message>
    <message>
        <source>Width of the networks</source>
        <translation>网络的宽度</translation>
    </message>
    <message>
        <source>Channels of each layer: wider networks paint better and take longer. 64 to 128 for a processor, 512 as in the paper</source>
        <translation>每层的通道数：网络越宽画得越好，耗时也越长。处理器宜用 64 到 128，论文中为 512</translation>
    </message>
    <message>
        <source>Pictures shown in each phase</source>
        <translation>每个阶段展示的图片数</translation>
    </message>
    <message>
        <source>Each size fades in, and stays, for so many pictures; those of the folder come again and again. 30,000 to 100,000 for small sizes</source>
        <translation>每个尺寸的淡入和保持各展示这么多张图片；文件夹中的图片会反复出现。小尺寸宜用 30,000 到 100,000</translation>
    </message>
    <message>
        <source>Their middle</source>
        <translation>中间部分</translation>
    </message>
    <message>
        <source>All of them, with white beside</source>
        <translation>全部，旁边留白</translation>
    </message>
    <message>
        <source>What is used of pictures that are not square</source>
        <translation>非正方形图片使用哪一部分</translation>
    </message>
    <message>
        <source>Show half of them &amp;mirrored</source>
        <translation>其中一半以镜像展示(&amp;M)</translation>
    </message>
    <message>
        <source>As if there were twice as many: for faces, not for letters</source>
        <translation>相当于图片数量翻倍：适用于人脸，不适用于文字</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Wasserstein, with a penalty (as in the paper)</source>
        <translation>Wasserstein，带惩罚项（与论文相同）</translation>
    </message>
    <message>
        <source>Logistic, with R1</source>
        <translation>Logistic，带 R1</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Pictures of a step</source>
        <translation>每一步的图片数</translation>
    </message>
    <message>
        <source>New networks</source>
        <translation>新的网络</translation>
    </message>
    <message>
        <source>Those of another training…</source>
        <translation>另一次训练的网络…</translation>
    </message>
    <message>
        <source>What it begins with</source>
        <translation>训练的起点</translation>
    </message>
    <message>
        <source>Networks that have learned from other pictures go on with these: quicker, and with fewer pictures</source>
        <translation>从其他图片学习过的网络继续学习这些图片：更快，所需图片也更少</translation>
    </message>
    <message>
        <source>Folder where the training is kept</source>
        <translation>保存训练的文件夹</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>选择(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Loss:</source>
        <translation>损失(&amp;L)：</translation>
    </message>
    <message>
        <source>Pictures of a s&amp;tep:</source>
        <translation>每步图片数(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Begin with:</source>
        <translation>起点(&amp;B)：</translation>
    </message>
    <message>
        <source>&amp;Keep it in:</source>
        <translation>保存在(&amp;K)：</translation>
    </message>
    <message>
        <source>S&amp;ize:</source>
        <translation>尺寸(&amp;I)：</translation>
    </message>
    <message>
        <source>&amp;Width:</source>
        <translation>宽度(&amp;W)：</translation>
    </message>
    <message>
        <source>&amp;Pictures a phase:</source>
        <translation>每阶段图片数(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;Of each picture:</source>
        <translation>每张图片取(&amp;O)：</translation>
    </message>
    <message>
        <source>Those of %1</source>
        <translation>“%1”的网络</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Seconds between two pictures of a film</source>
        <translation>影片中两张图片之间的秒数</translation>
    </message>
    <message>
        <source>Films in the folder give a picture every so many seconds. Pictures that are too near each other show nearly the same</source>
        <translation>文件夹中的影片每隔这么多秒给出一张图片。相隔太近的图片内容几乎相同</translation>
    </message>
    <message>
        <source>A picture of &amp;films every:</source>
        <translation>影片取图间隔(&amp;F)：</translation>
    </message>
    <message>
        <source>Loss, batch, precision, networks of another training, and where everything is kept</source>
        <translation>损失、批量、精度、另一次训练的网络，以及保存位置</translation>
    </message>
    <message>
        <source>Multiply in bfloat16: &amp;quicker</source>
        <translation>以 bfloat16 相乘：更快(&amp;Q)</translation>
    </message>
    <message>
        <source>Mixed precision: what is multiplied has three digits, what is added up and learned has seven. Quicker where the processor or the card multiplies in it</source>
        <translation>混合精度：相乘的数有三位有效数字，累加和学习的数有七位。处理器或显卡支持 bfloat16 乘法时更快</translation>
    </message>
</context>
<context>
    <name>latentwalk::TrainingPanel</name>
    <message>
        <source>Grow a generator of your own: drop a folder of pictures on the window, and watch a network learn to paint such pictures, from 4×4 pixels upwards. It can be explored while it grows. Everything stays on this computer.</source>
        <translation>培育您自己的生成器：将一个图片文件夹拖到窗口上，看网络从 4×4 像素开始学习画出这样的图片。生长期间就可以探索它。一切都留在这台电脑上。</translation>
    </message>
    <message>
        <source>Choose a &amp;folder of pictures…</source>
        <translation>选择图片文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>How much of the training is done</source>
        <translation>训练完成了多少</translation>
    </message>
    <message>
        <source>How the training goes</source>
        <translation>训练进展如何</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Save it and end; it can go on from there at any time</source>
        <translation>保存并结束；随时可以从那里继续</translation>
    </message>
    <message>
        <source>&amp;Open in the explorer</source>
        <translation>打开并探索(&amp;O)</translation>
    </message>
    <message>
        <source>Gallery, walks and directions of the network as it is now; training goes on</source>
        <translation>以网络现在的状态查看图库、漫步和方向；训练继续进行</translation>
    </message>
    <message>
        <source>&amp;Export the film…</source>
        <translation>导出影片(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Another training…</source>
        <translation>另一次训练(&amp;A)…</translation>
    </message>
    <message>
        <source>Choose other pictures, or other settings</source>
        <translation>选择其他图片或其他设置</translation>
    </message>
    <message>
        <source>%1: %2, width %3</source>
        <translation>%1：%2，宽度 %3</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>Save it, and leave the processor to others until you go on</source>
        <translation>保存它，并在您继续之前把处理器让给别人</translation>
    </message>
    <message>
        <source>Go on from where it was saved</source>
        <translation>从保存处继续</translation>
    </message>
    <message>
        <source>The sixteen faces from the first step until now</source>
        <translation>从第一步到现在的十六张脸</translation>
    </message>
    <message>
        <source>There is nothing to make a film of yet</source>
        <translation>还没有可做成影片的内容</translation>
    </message>
    <message>
        <source>&amp;Go on with “%1”</source>
        <translation>继续“%1”(&amp;G)</translation>
    </message>
</context>
<context>
    <name>latentwalk::TrainingPlot</name>
    <message>
        <source>Distance to your pictures</source>
        <translation>与您的图片的距离</translation>
    </message>
    <message>
        <source>Sliced Wasserstein distance of the network&apos;s pictures to yours: lower is better. The noise is that of your pictures to each other. Shades: how much of the size before is still blended in</source>
        <translation>网络的图片与您的图片之间的切片 Wasserstein 距离：越低越好。噪声是您的图片彼此之间的距离。阴影：前一个尺寸还混入多少</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Losses of both networks, and the penalty. They tell whether training is stable, not how good its pictures are</source>
        <translation>两个网络的损失以及惩罚项。它们说明训练是否稳定，而不说明图片有多好</translation>
    </message>
    <message>
        <source>Speed of the training</source>
        <translation>训练速度</translation>
    </message>
    <message>
        <source>Pictures that a second of training shows to the network</source>
        <translation>每秒训练向网络展示的图片数</translation>
    </message>
    <message>
        <source>The distance to your pictures has not been measured yet.</source>
        <translation>尚未测量与您的图片的距离。</translation>
    </message>
    <message>
        <source>Nothing has been trained yet.</source>
        <translation>尚未进行训练。</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>discriminator</source>
        <translation>判别器</translation>
    </message>
    <message>
        <source>generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <source>penalty</source>
        <translation>惩罚项</translation>
    </message>
    <message>
        <source>pictures a second</source>
        <translation>每秒图片数</translation>
    </message>
    <message>
        <source>Distance %1, noise %2.</source>
        <translation>距离 %1，噪声 %2。</translation>
    </message>
    <message>
        <source>Discriminator %1, generator %2, penalty %3.</source>
        <translation>判别器 %1，生成器 %2，惩罚项 %3。</translation>
    </message>
    <message>
        <source>%1 pictures a second.</source>
        <translation>每秒 %1 张图片。</translation>
    </message>
    <message>
        <source>Pictures shown, in thousands</source>
        <translation>已展示的图片（千张）</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 pictures: %2</source>
        <translation>%1 张图片：%2</translation>
    </message>
</context>
<context>
    <name>latentwalk::TreePanel</name>
    <message>
        <source>Here grows the tree of your family: every generation a row, lines from parents to children. A click on a face goes back there, and a new branch begins.</source>
        <translation>您的家族树在这里生长：每一代为一行，线条从亲本连到子代。单击一张人脸即可回到那里，并开始一个新的分支。</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Smaller (wheel, −)</source>
        <translation>缩小（滚轮，−）</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Larger (wheel, +)</source>
        <translation>放大（滚轮，+）</translation>
    </message>
    <message>
        <source>Whole tree</source>
        <translation>整棵树</translation>
    </message>
    <message>
        <source>The whole tree in sight (Home)</source>
        <translation>显示整棵树（Home）</translation>
    </message>
    <message>
        <source>Save the family tree</source>
        <translation>保存家族树</translation>
    </message>
    <message>
        <source>Save the whole tree as one picture that leads back here</source>
        <translation>把整棵树保存为一张可以回到此处的图片</translation>
    </message>
</context>
<context>
    <name>latentwalk::TreeView</name>
    <message>
        <source>Family tree</source>
        <translation>家族树</translation>
    </message>
</context>
<context>
    <name>latentwalk::ViewSwitch</name>
    <message>
        <source>View of the window</source>
        <translation>窗口视图</translation>
    </message>
</context>
<context>
    <name>latentwalk::WalkBar</name>
    <message>
        <source>Add anchor</source>
        <translation>添加锚点</translation>
    </message>
    <message>
        <source>Make the shown face a new anchor here (I)</source>
        <translation>在此处将当前人脸设为新锚点 (I)</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Position on the walk: 0 % is its beginning, 100 % its end</source>
        <translation>在漫游中的位置：0% 为起点，100% 为终点</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>What happens at the end of the walk: back again, or once more from the start</source>
        <translation>到达漫游终点之后：原路返回，或从头再来</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>How long playing takes from the first anchor to the last</source>
        <translation>从第一个锚点播放到最后一个锚点所需的时间</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Straight: the line between the anchors. Spherical: along the great circle between them. Both show the same faces at other moments.</source>
        <translation>直线：沿锚点之间的线段。球面：沿锚点之间的大圆。两者经过相同的人脸，只是出现的时刻不同。</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>节奏</translation>
    </message>
    <message>
        <source>Even: every segment takes the same time. Smooth: slows down at each anchor. Constant: the picture changes by the same amount in the same time.</source>
        <translation>均匀：每一段用时相同。平滑：在每个锚点处放慢。恒定：相同时间内图像的变化量相同。</translation>
    </message>
    <message>
        <source>Closed loop</source>
        <translation>闭环</translation>
    </message>
    <message>
        <source>Closed loop: from the last anchor on to the first</source>
        <translation>闭环：从最后一个锚点继续走回第一个锚点</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧数</translation>
    </message>
    <message>
        <source>How many frames the filmstrip shows</source>
        <translation>胶片条显示的帧数</translation>
    </message>
    <message>
        <source>To and fro</source>
        <translation>往返</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Spherical</source>
        <translation>球面</translation>
    </message>
    <message>
        <source>Even</source>
        <translation>均匀</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>转到 %1</translation>
    </message>
    <message>
        <source>Make the shown face %1</source>
        <translation>将当前人脸设为 %1</translation>
    </message>
    <message>
        <source>Another random face</source>
        <translation>换一张随机人脸</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Move to the left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Insert a copy</source>
        <translation>插入副本</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>A walk needs two anchors</source>
        <translation>漫游至少需要两个锚点</translation>
    </message>
    <message>
        <source>Rename anchor</source>
        <translation>重命名锚点</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>Drag to walk from face to face</source>
        <translation>拖动以在人脸之间漫游</translation>
    </message>
    <message>
        <source>The face that is shown is not on the walk. Drag to return to it.</source>
        <translation>当前显示的人脸不在漫游路径上。拖动即可回到漫游。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>暂停（空格键）</translation>
    </message>
    <message>
        <source>Play the walk (Space)</source>
        <translation>播放漫游（空格键）</translation>
    </message>
    <message>
        <source>Save face…</source>
        <translation>保存人脸…</translation>
    </message>
</context>
<context>
    <name>latentwalk::WalkCommands</name>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
</context>
<context>
    <name>latentwalk::WalkPlot</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Change along the walk</source>
        <translation>沿漫游的变化</translation>
    </message>
    <message>
        <source>How much the picture changes with each step along the walk. Click or drag to go there.</source>
        <translation>沿漫游每走一步图像的变化量。单击或拖动即可转到该处。</translation>
    </message>
    <message>
        <source>There are no steps to show.</source>
        <translation>没有可显示的步。</translation>
    </message>
    <message>
        <source>Open a model to see how much the picture changes along the walk.</source>
        <translation>打开模型以查看图像沿漫游的变化量。</translation>
    </message>
    <message>
        <source>Measuring… %1 %</source>
        <translation>正在测量… %1%</translation>
    </message>
    <message>
        <source>Nothing changes along this walk: all its pictures are the same.</source>
        <translation>此漫游没有任何变化：所有图像都相同。</translation>
    </message>
    <message>
        <source>One step only: it changes the picture by %1.</source>
        <translation>只有一步：图像变化量为 %1。</translation>
    </message>
    <message>
        <source>Mean step %1, largest %2 (%3× the mean) at %4 %.</source>
        <translation>平均步变化 %1，最大 %2（平均值的 %3 倍），位于 %4%。</translation>
    </message>
    <message>
        <source>Even: no step is more than twice the mean.</source>
        <translation>均匀：没有任何一步超过平均值的两倍。</translation>
    </message>
    <message>
        <source>Position on the walk</source>
        <translation>在漫游中的位置</translation>
    </message>
    <message>
        <source>Change of picture</source>
        <translation>图像变化</translation>
    </message>
    <message>
        <source>%1 %: change %2</source>
        <translation>%1%：变化 %2</translation>
    </message>
    <message>
        <source>twice the mean</source>
        <translation>平均值的两倍</translation>
    </message>
    <message numerus="yes">
        <source>Uneven: %n of %1 steps are more than twice the mean.</source>
        <translation>
            <numerusform>不均匀：%1 步中有 %n 步超过平均值的两倍。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>two things at one place</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 %: %2</source>
        <translation>%1%：%2</translation>
    </message>
</context>
<context>
    <name>latentwalk::WalkSettings</name>
    <message>
        <source>path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>pace</source>
        <translation>节奏</translation>
    </message>
    <message>
        <source>close the loop</source>
        <translation>设为闭环</translation>
    </message>
    <message>
        <source>open the loop</source>
        <translation>取消闭环</translation>
    </message>
</context>
<context>
    <name>latentwalk::WalkSlider</name>
    <message>
        <source>Position on the walk</source>
        <translation>在漫游中的位置</translation>
    </message>
</context>
<context>
    <name>latentwalk::WayBack</name>
    <message>
        <source>%1 takes latents of %2 components. Anchors without a seed, directions and edits that were made for %3 components are left out.</source>
        <translation>%1 的潜向量有 %2 个分量。为 %3 个分量制作的无种子锚点、方向和编辑已被略去。</translation>
    </message>
    <message>
        <source>Back to the model before</source>
        <translation>回到之前的模型</translation>
    </message>
    <message>
        <source>Go on without them</source>
        <translation>不带它们继续</translation>
    </message>
    <message>
        <source>What makes faces look like their photos was found in the model before; with %1 it is left out.</source>
        <translation>使人脸像其照片的部分是在之前的模型中找到的；使用 %1 时会将其舍去。</translation>
    </message>
</context>
<context>
    <name>latentwalk::WindowTitle</name>
    <message>
        <source>no model</source>
        <translation>无模型</translation>
    </message>
    <message>
        <source>%1[*] — Latentwalk</source>
        <translation>%1[*] — Latentwalk</translation>
    </message>
    <message>
        <source>%1[*] — %2 — Latentwalk</source>
        <translation>%1[*] — %2 — Latentwalk</translation>
    </message>
</context>
<context>
    <name>latentwalk::WishRow</name>
    <message>
        <source>What the faces are like</source>
        <translation>人脸的特征</translation>
    </message>
    <message>
        <source>More than %1 standard deviations from the model&apos;s mean face</source>
        <translation>偏离该模型的平均人脸超过 %1 个标准差</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>Remove this wish</source>
        <translation>移除此条件</translation>
    </message>
</context>
</TS>
