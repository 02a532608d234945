// SPDX-License-Identifier: GPL-3.0-or-later

#include <malloc.h>

#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <cstdlib>
#include <functional>
#include <new>

#include "core/file/npy/npy.h"
#include "core/message/file_error.h"
#include "core/model/open_checkpoint.h"
#include "core/model/weights/checkpoint.h"
#include "core/recipe/recipe_reader.h"
#include "core/session/session.h"
#include "tests/model/torch_builder.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace {

std::atomic<std::size_t> g_now{0};
std::atomic<std::size_t> g_most{0};

}  // namespace

// Every allocation of this program in C++ is counted.
void* operator new(std::size_t size) {
    void* const memory = std::malloc(size);
    if (memory == nullptr) {
        throw std::bad_alloc();
    }
    const std::size_t now = g_now += malloc_usable_size(memory);
    for (std::size_t most = g_most; most < now && !g_most.compare_exchange_weak(most, now);) {
    }
    return memory;
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    try {
        return operator new(size);
    } catch (const std::bad_alloc&) {
        return nullptr;
    }
}
void operator delete(void* memory) noexcept {
    g_now -= malloc_usable_size(memory);
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    ::operator delete(memory);
}

// What a file says of its own size is not believed: a file of a kilobyte that claims to hold much allocates little, and
// is refused with one sentence.
class TestSmallFiles : public QObject {
    Q_OBJECT

    using Read = std::function<void(const std::filesystem::path&)>;

private slots:
    void claimsAreNotAllocated_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("kind");
        const std::int64_t huge = std::int64_t{1} << 40;

        const auto npy = [](const QByteArray& shape) {
            const QByteArray header = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }\n";
            return "\x93NUMPY\x01" + QByteArray(1, '\0') + little(static_cast<std::uint16_t>(header.size())) + header;
        };
        QTest::newRow("npy, one long axis") << npy("(1099511627776,)") << 0;
        QTest::newRow("npy, a product beyond 64 bits") << npy("(4294967296, 4294967296, 2)") << 0;
        QTest::newRow("npy, many axes") << npy("(" + QByteArray("9,").repeated(300) + ")") << 0;
        QTest::newRow("npy, header length") << QByteArray("\x93NUMPY\x02\0\xFF\xFF\xFF\xFF{", 13) << 0;

        const QByteArray claimed = tensor(storage("0", huge), {huge}, {1});
        QTest::newRow("zip, storage") << makeTorchZip(dict({{"netG", claimed}}), {{"0", {1}, little(1.F)}}) << 1;
        QTest::newRow("zip, tensor of no strides")
            << makeTorchZip(dict({{"netG", tensor(storage("0", 1), {huge}, {0})}}), {{"0", {1}, little(1.F)}}) << 1;
        QTest::newRow("zip, memo") << makeTorchZip("}r\xFE\xFF\xFF\xFF", {}) << 1;
        QTest::newRow("zip, long text") << makeTorchZip("\x8D" + little(huge) + "x", {}) << 1;
        QTest::newRow("zip, long number") << makeTorchZip(QByteArray("\x8B\xFF\xFF\xFF\x7F", 5), {}) << 1;
        QTest::newRow("zip, long bytes") << makeTorchZip("\x8E" + little(huge), {}) << 1;
        QByteArray zip = makeTorchZip("}", {});
        zip.replace(zip.size() - 12, 2, "\xFF\xFE").replace(zip.size() - 14, 2, "\xFF\xFE");
        QTest::newRow("zip, members") << zip << 1;

        QTest::newRow("stream, storage") << streamPreface() + proto() + dict({{"netG", claimed}}) + "." + proto() +
                                                list({text("0")}) + "." + little(huge)
                                         << 1;
        QTest::newRow("stream, memo") << streamPreface() + proto() + "}r\xFE\xFF\xFF\xFF." << 1;

        const auto safetensors = [](std::int64_t length, const QByteArray& header) { return little(length) + header; };
        QTest::newRow("safetensors, header length") << safetensors(99'999'999, "{\"a\":1}") << 1;
        const QByteArray header =
            R"({"__metadata__":{"format":"latentwalk","format_version":"1","generator":"raw","latent_size":"65536",)"
            R"("depths":"4096,4096,4096,4096,4096,4096,4096,4096","output_channels":"3","leak":"0.2",)"
            R"("equalized_lr":"true","pixel_norm":"true","alpha":"0","activation":"none"},"formatLayer.weight":)"
            R"({"dtype":"F32","shape":[65536,65536],"data_offsets":[0,17179869184]}})";
        QTest::newRow("safetensors, tensor") << safetensors(header.size(), header) << 1;

        const QByteArray manifest =
            R"({"format":"graph-model","modelTopology":{"node":[{"name":"a","op":"Const"}]},"weightsManifest":[{)"
            R"("paths":["file"],"weights":[{"name":"a","dtype":"float32","shape":[SHAPE]}]}]})";
        QTest::newRow("TensorFlow.js, shape") << QByteArray(manifest).replace("SHAPE", "1099511627776") << 1;
        QTest::newRow("TensorFlow.js, product") << QByteArray(manifest).replace("SHAPE", "4294967296,4294967296") << 1;

        const QByteArray session = R"({"format":"latentwalk-session","version":1,"model":{"latent_size":2147483647},)";
        QTest::newRow("session, frames") << session + R"("film":{"frames":2147483647}})" << 2;
        QTest::newRow("session, grid") << session + R"("grid":{"steps":2147483647,"columns":2147483647}})" << 2;
        QTest::newRow("session, nesting") << session + "\"view\":" + QByteArray("[").repeated(900) << 2;
        QTest::newRow("session, pace") << session + R"("pace":{"steps":10000,"cumulative":"AAAA"}})" << 2;

        const auto chunk = [](const QByteArray& name, const QByteArray& data) {
            const QByteArray text = name + data;
            const auto crc = static_cast<std::uint32_t>(
                crc32_z(0, reinterpret_cast<const Bytef*>(text.constData()), static_cast<std::size_t>(text.size())));
            return big(static_cast<std::uint32_t>(data.size())) + text + big(crc);
        };
        const QByteArray png("\x89PNG\r\n\x1A\n", 8);
        QTest::newRow("png, chunk length") << png + QByteArray("\xFF\xFF\xFF\xF0iTXtlatentwalk\0\0\0\0\0", 22) << 3;
        // A megabyte of nothing in a kilobyte, as deflate packs at best; then that, packed again.
        const QByteArray packed = qCompress(QByteArray(900'000, ' '), 9).mid(4);
        QTest::newRow("png, compressed text")
            << png + chunk("iTXt", QByteArray("latentwalk\0\1\0\0\0", 15) + packed) << 3;
        QTest::newRow("jpeg, extended XMP")
            << QByteArray("\xFF\xD8\xFF\xE1\x00\x60http://ns.adobe.com/xmp/extension/\0", 41) + QByteArray(32, 'A') +
                   QByteArray("\xFF\xFF\xFF\xF0\0\0\0\0", 8) + QByteArray(100, ' ')
            << 3;
        QTest::newRow("webp, chunk length")
            << QByteArray("RIFF\xFF\xFF\xFF\xFFWEBPXMP \xF0\xFF\xFF\xFF<latentwalk", 31) << 3;
        const auto box = [](const QByteArray& name, const QByteArray& content) {
            return big(static_cast<std::uint32_t>(content.size() + 8)) + name + content;
        };
        // Tables for a hundred million and more pictures, in a film that plays none.
        const QByteArray none(4, '\0');
        const QByteArray tables = box("stsd", none + none) + box("stss", none + big(0x1FFFFFFFU)) +
                                  box("stsz", none + none + big(0x03FFFFFFU)) + box("stts", none + big(0x0FFFFFFFU));
        const QByteArray track = box("trak", box("mdia", box("minf", box("stbl", tables))));
        QTest::newRow("mp4, tables") << box("ftyp", "isom") + box("moov", track) << 3;
        QTest::newRow("mp4, box of 64 bits")
            << box("ftyp", "isom") + big(1U) + "moov" + QByteArray("\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 8) << 3;
        QTest::newRow("webm, element length")
            << QByteArray(
                   "\x1A\x45\xDF\xA3\x80\x18\x53\x80\x67\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF"
                   "\x12\x54\xC3\x67\x01\x00\x00\x7F\xFF\xFF\xFF\xFF",
                   29)
            << 3;
        QTest::newRow("gif, blocks") << "GIF89a" + QByteArray(6, '\xFF') + "\x21\xFE\xFF" + QByteArray(200, 'x') << 3;
    }

    void claimsAreNotAllocated() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, kind);
        QVERIFY2(bytes.size() <= 1400, qPrintable(QString::number(bytes.size())));
        const std::array<Read, 4> readers{
            [](const auto& path) { readNpy(path); }, [](const auto& path) { openCheckpoint(path); },
            [](const auto& path) { readSession(path); }, [](const auto& path) { readRecipe(path); }};
        const auto path = std::filesystem::path(m_folder.filePath("file").toStdString());
        QVERIFY(writeAll(path, bytes));
        const struct mallinfo2 before = mallinfo2();
        g_most = g_now.load();
        const std::size_t start = g_now;
        const QString message = errorOf([&] { readers[static_cast<std::size_t>(kind)](path); });
        QVERIFY2(!message.isEmpty() && !message.contains('\n') && message.size() < 600, qPrintable(message));
        QVERIFY2(!message.contains("not enough memory"), qPrintable(message));
        QVERIFY2(g_most - start < (std::size_t{16} << 20U), qPrintable(QString::number(g_most - start)));
        QVERIFY(mallinfo2().uordblks < before.uordblks + (std::size_t{1} << 20U));
    }

private:
    static QByteArray big(std::uint32_t value) {
        QByteArray bytes = little(value);
        std::reverse(bytes.begin(), bytes.end());
        return bytes;
    }

    QTemporaryDir m_folder;
};

LATENTWALK_TEST(TestSmallFiles, none)
#include "test_small_files.moc"
