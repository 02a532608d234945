// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/core_texts.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <vector>

namespace latentwalk {
namespace {

// The sentences that core composes, with places for what differs: names of files, numbers, causes. The first that fits
// counts. Causes at the end of a sentence are looked up by themselves; what is not listed among them, the innards of a
// damaged file mostly, stays in English.
constexpr const char* kTexts[] = {
    QT_TRANSLATE_NOOP("Core", "%1 cannot be opened: %2"),
    QT_TRANSLATE_NOOP("Core", "%1 cannot be read: %2"),
    QT_TRANSLATE_NOOP("Core", "%1 cannot be written as %2: %3"),
    QT_TRANSLATE_NOOP("Core", "%1 cannot be written: %2"),
    QT_TRANSLATE_NOOP("Core", "%1 cannot be written %2"),
    QT_TRANSLATE_NOOP("Core", "%1 cannot be made a folder: a file is in the way"),
    QT_TRANSLATE_NOOP("Core", "%1 cannot be made: %2"),
    QT_TRANSLATE_NOOP("Core", "%1 cannot be used: %2"),
    QT_TRANSLATE_NOOP("Core", "%1 cannot be a generator: %2"),
    QT_TRANSLATE_NOOP("Core", "%1 already holds a %2"),
    QT_TRANSLATE_NOOP(
        "Core", "%1 carries no recipe that Latentwalk can read; programs that change or send pictures often remove it"),
    QT_TRANSLATE_NOOP("Core", "%1 has .npy format version %2"),
    QT_TRANSLATE_NOOP("Core", "%1 has a damaged .npy header"),
    QT_TRANSLATE_NOOP("Core", "%1 has a damaged value '%2"),
    QT_TRANSLATE_NOOP("Core", "%1 has an unknown version of torch.save's stream format; 1001 is known"),
    QT_TRANSLATE_NOOP("Core", "%1 has format version %2"),
    QT_TRANSLATE_NOOP("Core", "%1 has no average generator, only the raw one of the last training step"),
    QT_TRANSLATE_NOOP("Core", "%1 has quantized weights %2"),
    QT_TRANSLATE_NOOP("Core", "%1 holds no generator: its netG and avgG are None"),
    QT_TRANSLATE_NOOP(
        "Core",
        "%1 holds a whole network as a Python object (%2), which would have to be run to be read; save its "
        "weights instead: %3"),
    QT_TRANSLATE_NOOP(
        "Core", "%1 holds the weights of several generators, of which one has to be saved in a file of its own: %2"),
    QT_TRANSLATE_NOOP("Core", "%1 does not hold latents: its shape is %2, not (N, components) or (components,)"),
    QT_TRANSLATE_NOOP("Core", "%1 holds no latents"),
    QT_TRANSLATE_NOOP("Core", "%1 holds %2 latents; at most %3 can become anchors"),
    QT_TRANSLATE_NOOP("Core", "%1 holds records with fields; plain numbers are needed, float32 for example"),
    QT_TRANSLATE_NOOP(
        "Core", "%1 holds Python objects, which are never unpickled; plain numbers are needed, float32 for example"),
    QT_TRANSLATE_NOOP("Core", "%1 holds complex numbers (%2); real ones are needed, float32 for example"),
    QT_TRANSLATE_NOOP("Core", "%1 holds values of type %2; plain numbers are needed, float32 for example"),
    QT_TRANSLATE_NOOP("Core", "%1 holds values that are not finite float32 numbers"),
    QT_TRANSLATE_NOOP("Core", "%1 holds frames of another walk or with other settings %2"),
    QT_TRANSLATE_NOOP("Core", "%1 holds values of type %2"),
    QT_TRANSLATE_NOOP("Core", "%1 holds tensor %2"),
    QT_TRANSLATE_NOOP("Core", "%1 holds a tensor %2"),
    QT_TRANSLATE_NOOP("Core", "%1 is JSON, but not a TensorFlow.js model: %2"),
    QT_TRANSLATE_NOOP("Core", "%1 is a TensorFlow.js model of another kind; a graph-model is needed"),
    QT_TRANSLATE_NOOP("Core", "%1 is a TorchScript program, not a checkpoint; a file that torch.save wrote is needed"),
    QT_TRANSLATE_NOOP("Core", "%1 is a zip archive with %2 in it; unpack it and open that"),
    QT_TRANSLATE_NOOP("Core",
                      "%1 is an exported program (torch.export or torch.package, much like TorchScript), not a "
                      "checkpoint; a file that torch.save wrote is needed"),
    QT_TRANSLATE_NOOP("Core", "%1 is compressed with %2; unpack it first (%3)"),
    QT_TRANSLATE_NOOP("Core", "%1 is a tar archive; unpack it first (tar -xf FILE) and open the model in it"),
    QT_TRANSLATE_NOOP(
        "Core", "%1 is a tar archive compressed with gzip; unpack it first (tar -xzf FILE) and open the model in it"),
    QT_TRANSLATE_NOOP("Core",
                      "%1 is a checkpoint of PyTorch before 0.2 (a tar archive); load it with torch.load and save it "
                      "again with torch.save"),
    QT_TRANSLATE_NOOP("Core", "%1 is a 7-Zip archive; unpack it first (7z x FILE)"),
    QT_TRANSLATE_NOOP("Core", "%1 is a RAR archive; unpack it first (unrar x FILE)"),
    QT_TRANSLATE_NOOP("Core", "%1 is an array of NumPy (.npy), not a generator"),
    QT_TRANSLATE_NOOP("Core", "%1 is a folder without a TensorFlow.js model.json in it"),
    QT_TRANSLATE_NOOP("Core", "%1 is a folder; a file is needed"),
    QT_TRANSLATE_NOOP(
        "Core",
        "%1 is a network of NVIDIA's own Progressive GAN, which is a Python program in a pickle and is never run; "
        "Latentwalk opens pytorch_GAN_zoo checkpoints, TensorFlow.js models and its own safetensors files"),
    QT_TRANSLATE_NOOP(
        "Core",
        "%1 is a network of NVIDIA's %2, which is a Python program in a pickle and is never run; Latentwalk opens "
        "pytorch_GAN_zoo checkpoints, TensorFlow.js models and its own safetensors files"),
    QT_TRANSLATE_NOOP("Core", "%1 is a pickle file, but not one that torch.save wrote"),
    QT_TRANSLATE_NOOP("Core", "%1 is a safetensors file that Latentwalk did not write: %2"),
    QT_TRANSLATE_NOOP("Core", "%1 is a zip file, but not a PyTorch checkpoint: %2"),
    QT_TRANSLATE_NOOP("Core", "%1 is an encrypted zip file, not a PyTorch checkpoint"),
    QT_TRANSLATE_NOOP("Core", "%1 is cut off inside its .npy header"),
    QT_TRANSLATE_NOOP("Core", "%1 is cut off or damaged: %2"),
    QT_TRANSLATE_NOOP("Core", "%1 is cut off: %2"),
    QT_TRANSLATE_NOOP("Core", "%1 is damaged or cut off: %2"),
    QT_TRANSLATE_NOOP("Core", "%1 is damaged or was changed after it was written: %2"),
    QT_TRANSLATE_NOOP("Core", "%1 is damaged, or one part of a zip container in several parts"),
    QT_TRANSLATE_NOOP("Core", "%1 is damaged: %2"),
    QT_TRANSLATE_NOOP("Core", "%1 is empty"),
    QT_TRANSLATE_NOOP("Core", "%1 is incomplete: %2"),
    QT_TRANSLATE_NOOP("Core", "%1 is incomplete"),
    QT_TRANSLATE_NOOP("Core", "%1 is inconsistent: %2"),
    QT_TRANSLATE_NOOP("Core", "%1 is missing: it is the built-in model, which comes with Latentwalk; install it again"),
    QT_TRANSLATE_NOOP("Core", "%1 is not a .npy file: %2"),
    QT_TRANSLATE_NOOP("Core", "%1 is not a .npy file"),
    QT_TRANSLATE_NOOP("Core", "%1 is not a Progressive GAN as Latentwalk knows it: %2"),
    QT_TRANSLATE_NOOP("Core", "%1 is not a Progressive GAN: %2"),
    QT_TRANSLATE_NOOP("Core", "%1 is not a file of Latentwalk: %2"),
    QT_TRANSLATE_NOOP("Core", "%1 is not a picture or film that carries a recipe (PNG, JPEG, WebP, GIF, MP4, WebM)"),
    QT_TRANSLATE_NOOP("Core", "%1 is not a regular file"),
    QT_TRANSLATE_NOOP("Core", "%1 is not the raw generator that belongs to %2"),
    QT_TRANSLATE_NOOP("Core", "%1 is too long: %2"),
    QT_TRANSLATE_NOOP("Core", "%1 names a weight file %2"),
    QT_TRANSLATE_NOOP("Core", "%1 refers to %2"),
    QT_TRANSLATE_NOOP("Core", "%1 was changed or cut off while it was in use; open it again once it is complete"),
    QT_TRANSLATE_NOOP("Core", "%1 was trained with the loss %2"),
    QT_TRANSLATE_NOOP("Core", "%1 was written by a newer Latentwalk %2"),
    QT_TRANSLATE_NOOP("Core", "%1 was written by torch.save, but is not a pytorch_GAN_zoo checkpoint: %2"),
    QT_TRANSLATE_NOOP("Core", "alpha above 0 blends with scale %1, which has no head in this checkpoint"),
    QT_TRANSLATE_NOOP("Core", "pytorch_GAN_zoo checkpoint (stream)"),
    QT_TRANSLATE_NOOP("Core", "pytorch_GAN_zoo checkpoint (zip)"),
    QT_TRANSLATE_NOOP("Core", "TensorFlow.js graph model"),
    QT_TRANSLATE_NOOP("Core", "Latentwalk safetensors"),
    QT_TRANSLATE_NOOP("Core", "alpha must lie between 0 and 1"),
    QT_TRANSLATE_NOOP("Core", "bfloat16 is for the CPU; the CUDA device computes in %1"),
    QT_TRANSLATE_NOOP("Core", "float16 is for a CUDA device, and none is used here"),
    QT_TRANSLATE_NOOP("Core",
                      "images are made step by step, which is slower: the network could not be recorded as a graph"),
    QT_TRANSLATE_NOOP("Core", "no CUDA device can be used here"),
    QT_TRANSLATE_NOOP("Core", "scale %1 has no head in this checkpoint, so it cannot be shown as an image"),
    QT_TRANSLATE_NOOP("Core", "the generator failed: %1"),
    QT_TRANSLATE_NOOP("Core", "the latent has %1 components, this generator takes %2"),
    QT_TRANSLATE_NOOP("Core", "there is no scale %1; this generator has scales 0 to %2"),
    QT_TRANSLATE_NOOP("Core", "this computer cannot compute in %1; the best that it can takes its place"),
    QT_TRANSLATE_NOOP("Core",
                      "this file holds weights alone: what they do not show is as pytorch_GAN_zoo has it by default "
                      "(leak 0.2, pixelnorm, alpha 0, no tanh)"),
    QT_TRANSLATE_NOOP("Core", "this processor has no bfloat16 arithmetic %1"),
    QT_TRANSLATE_NOOP("Core", "not enough memory for the generator"),
    QT_TRANSLATE_NOOP("Core", "not enough memory for the image"),
    QT_TRANSLATE_NOOP("Core", "the CUDA device has too little memory for this generator; images are made on the CPU"),
    QT_TRANSLATE_NOOP("Core", "%1 has too little memory for one image; images are made on %2 now"),
    QT_TRANSLATE_NOOP("Core", "%1 has too little memory for %2 images at once; batches of %3 are used now"),
    QT_TRANSLATE_NOOP("Core", "nothing is left of this direction beside those it is held orthogonal to"),
    QT_TRANSLATE_NOOP("Core", "these marks do not tell more from less: their faces are the same"),
    QT_TRANSLATE_NOOP("Core", "Another model was opened meanwhile."),
    QT_TRANSLATE_NOOP("Core", "CPU, 1 thread"),
    QT_TRANSLATE_NOOP("Core", "CPU, %1 threads"),
    QT_TRANSLATE_NOOP("Core", "No such file or directory"),
    QT_TRANSLATE_NOOP("Core", "Permission denied"),
    QT_TRANSLATE_NOOP("Core", "Read-only file system"),
    QT_TRANSLATE_NOOP("Core", "No space left on device"),
    QT_TRANSLATE_NOOP("Core", "Is a directory"),
    QT_TRANSLATE_NOOP("Core", "Not a directory"),
    QT_TRANSLATE_NOOP("Core", "Input/output error"),
    QT_TRANSLATE_NOOP("Core", "File too large"),
    QT_TRANSLATE_NOOP("Core", "there is not enough memory for it"),
    QT_TRANSLATE_NOOP("Core", "it is empty"),
    QT_TRANSLATE_NOOP("Core", "it is text; numpy.save makes what is needed"),
    QT_TRANSLATE_NOOP("Core", "it is a Python pickle, which is never run; numpy.save makes what is needed"),
    QT_TRANSLATE_NOOP("Core", "it is a file of torch.save; numpy.save makes what is needed"),
    QT_TRANSLATE_NOOP("Core", "it is compressed; unpack it first"),
    QT_TRANSLATE_NOOP("Core", "it is a .npz archive or another zip file; numpy.save makes what is needed"),
    QT_TRANSLATE_NOOP("Core", "its zip container holds %1 packed by method %2; pack it again with zip -0"),
    QT_TRANSLATE_NOOP("Core", "unpacked it would take more than %1 bytes of memory; pack it again with zip -0"),
    QT_TRANSLATE_NOOP("Core", "its config is %1, whose fields cannot be read"),
    QT_TRANSLATE_NOOP("Core", "its config gives %1 as %2, which cannot be read without running it"),
    QT_TRANSLATE_NOOP(
        "Core", "it is a %1, whose latents go through a mapping network first; Latentwalk shows Progressive GANs"),
    QT_TRANSLATE_NOOP("Core", "it is a %1, a stack of transposed convolutions; Latentwalk shows Progressive GANs"),
    QT_TRANSLATE_NOOP("Core", "it is a %1; Latentwalk shows Progressive GANs"),
    QT_TRANSLATE_NOOP("Core",
                      "it is one of another program than pytorch_GAN_zoo, with layers that are built in another way"),
    QT_TRANSLATE_NOOP("Core", "there is no folder %1"),
    QT_TRANSLATE_NOOP("Core", "a folder has that name"),
    QT_TRANSLATE_NOOP("Core", "its folder takes no files"),
    QT_TRANSLATE_NOOP("Core", "the file is read-only"),
    QT_TRANSLATE_NOOP("Core", "the name is too long"),
    QT_TRANSLATE_NOOP("Core", "it is not the name of a file"),
    QT_TRANSLATE_NOOP("Core", "it is not a regular file"),
    QT_TRANSLATE_NOOP("Core", "a row of it would take %1 MB of memory; choose fewer columns"),
    QT_TRANSLATE_NOOP("Core", "the FFmpeg on this computer has no %1"),
    QT_TRANSLATE_NOOP("Core", "%1 has %2"),
};

struct Text {
    const char* source;
    QRegularExpression pattern;
    bool beginsWithName;
    bool endsInCause;
};

std::vector<Text> patterns() {
    static const QRegularExpression place(QStringLiteral("%[1-9]"));
    std::vector<Text> texts;
    for (const char* source : kTexts) {
        const QString text = QString::fromLatin1(source);
        QString pattern;
        qsizetype from = 0;
        for (auto match = place.globalMatch(text); match.hasNext();) {
            const auto one = match.next();
            pattern += QRegularExpression::escape(text.mid(from, one.capturedStart() - from)) + QStringLiteral("(.+?)");
            from = one.capturedEnd();
        }
        pattern += QRegularExpression::escape(text.mid(from));
        static const QRegularExpression cause(QStringLiteral(": %[1-9]$"));
        texts.push_back({source,
                         QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                                            QRegularExpression::DotMatchesEverythingOption),
                         text.startsWith(QStringLiteral("%1 ")), text.contains(cause)});
    }
    return texts;
}

// A cause does not name the file again.
QString translated(const QString& english, bool isCause) {
    static const std::vector<Text> kPatterns = patterns();
    for (const Text& text : kPatterns) {
        const auto match = text.pattern.match(english);
        if (!match.hasMatch() || (isCause && text.beginsWithName)) {
            continue;
        }
        QString result = QCoreApplication::translate("Core", text.source);
        QStringList parts = match.capturedTexts().mid(1);
        if (text.endsInCause) {
            parts.last() = translated(parts.last(), true);
        }
        // From the last place on and by hand: a file's name may hold a "%1" of its own.
        QString filled;
        for (qsizetype i = 0; i < result.size(); ++i) {
            const int number = result[i] == u'%' && i + 1 < result.size() ? result[i + 1].digitValue() : -1;
            if (number >= 1 && number <= parts.size()) {
                filled += parts[number - 1];
                ++i;
            } else {
                filled += result[i];
            }
        }
        return filled;
    }
    return english;
}

}  // namespace

QString coreText(const QString& english) {
    return translated(english, false);
}

QString coreText(const char* english) {
    return coreText(QString::fromUtf8(english));
}

}  // namespace latentwalk
