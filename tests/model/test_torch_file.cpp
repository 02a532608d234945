// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTemporaryDir>
#include <QTest>

#include "core/file/mapped_file.h"
#include "core/model/torch/torch_file.h"
#include "tests/model/torch_builder.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_torch_file {

namespace {

const Value kFirst{"0", {2, 3}, QByteArray(24, '\1')};
const Value kSecond{"17", {4}, QByteArray(16, '\2')};
const QByteArray kOpcodes = dict({{"netG", dict({{"first", tensor(kFirst)}, {"second", tensor(kSecond)}})}});

// The member as a zip program packs it.
Member deflated(const Member& member) {
    Member result = member;
    result.method = 8;
    result.size = static_cast<std::uint32_t>(member.data.size());
    result.crc = crcOf(member.data);
    result.data = qCompress(member.data, 9).mid(6).chopped(4);  // without the size and zlib's own header and checksum
    return result;
}

QByteArray pickleOf(const QByteArray& opcodes) {
    return proto() + opcodes + ".";
}

}  // namespace

class TestTorchFile : public QObject {
    Q_OBJECT

private slots:
    void containersAgree() {
        for (const bool zipped : {false, true}) {
            const TorchFile file =
                open(zipped ? makeTorchZip(kOpcodes, {kFirst, kSecond}) : makeStream(kOpcodes, {kSecond, kFirst}));
            QVERIFY(file.format == (zipped ? CheckpointFormat::GanZooZip : CheckpointFormat::GanZooStream));
            QCOMPARE(file.storages.size(), std::size_t{2});
            QCOMPARE(file.storages[0].size(), std::size_t{24});
            QCOMPARE(file.storages[1].size(), std::size_t{16});
            QCOMPARE(std::to_integer<int>(file.storages[0][0]), 1);
            QCOMPARE(std::to_integer<int>(file.storages[1][0]), 2);
        }
    }

    void containersWithout() {
        // No byteorder and no version, as other writers have it; a comment at the end.
        const QByteArray zip = makeZip({{"a/data.pkl", pickleOf(kOpcodes)},
                                        {"a/data/0", kFirst.bytes},
                                        {"a/data/17", kSecond.bytes},
                                        {"a/byteorder", "little"},
                                        {"a/.data/serialization_id", "123"}});
        QVERIFY(errorOf([&] { open(zip); }).isEmpty());
        QVERIFY(errorOf([&] { open(zip.chopped(2) + QByteArray("\x05\x00hello", 7)); }).isEmpty());
    }

    void refusals_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* name, const QByteArray& bytes, const char* part) {
            QTest::newRow(name) << bytes << QString(part);
        };
        const QByteArray stream = makeStream(kOpcodes, {kFirst, kSecond});
        row("stream: cut in data", stream.chopped(1), "is cut off: tensor second of netG needs 16 bytes at ");
        row("stream: cut in a count", stream.chopped(20), "is cut off: tensor second of netG needs 8 bytes at ");
        row("stream: storage without data", makeStream(kOpcodes, {kFirst}), "has no data for tensor second of netG");
        row("stream: unknown storage", makeStream(kOpcodes, {kFirst, kSecond, {"5", {}, "1234"}}), "lists storage 5");
        row("stream: storage twice", makeStream(kOpcodes, {kFirst, kFirst, kSecond}), "lists storage 0 twice");
        row("stream: another size", makeStream(kOpcodes, {kFirst, {"17", {5}, QByteArray(20, '\2')}}),
            "tensor second of netG has 5 values where its pickle says 4");
        row("stream: negative size",
            streamPreface() + pickleOf(kOpcodes) + pickleOf(list({text("0"), text("17")})) + little<std::int64_t>(-1) +
                QByteArray(100, '\0'),
            "has -1 values");
        row("stream: keys are numbers", streamPreface() + pickleOf(kOpcodes) + pickleOf(list({"K\x05"})),
            "lists storage ");
        row("stream: keys are missing", streamPreface() + pickleOf(kOpcodes) + pickleOf("N"), "list of its storages");
        row("stream: protocol 1002", streamPreface().first(15) + pickleOf("M\xea\x03"), "unknown version");
        row("stream: gigantic storage",
            makeStream(tensor(storage("0", std::int64_t{1} << 60), {1}, {1}), {{"0", {1}, "1234"}}),
            "where its pickle says 1,152,921,504,606,846,976");

        const std::vector<Member> members{
            {"a/data.pkl", pickleOf(kOpcodes)}, {"a/data/0", kFirst.bytes}, {"a/data/17", kSecond.bytes}};
        const auto with = [&](const Member& member) {
            auto all = members;
            all.push_back(member);
            return makeZip(all);
        };
        const QByteArray zip = makeZip(members);
        const auto patched = [&](qsizetype at, const QByteArray& bytes) {
            QByteArray copy = zip;
            return copy.replace(at < 0 ? copy.size() + at : at, bytes.size(), bytes);
        };
        const qsizetype directory = zip.indexOf("PK\x01\x02");
        row("zip: cut", zip.chopped(1), "is cut off or damaged: the directory at the end");
        row("zip: empty", makeZip({}), "there is no data.pkl in it");
        row("zip: other content", makeZip({{"word/document.xml", "<x/>"}}), "there is no data.pkl in it");
        row("zip: two pickles", with({"b/data.pkl", "x"}), "two data.pkl");
        row("zip: same name twice", with({"a/data/0", "x"}), "two members named a/data/0");
        row("zip: TorchScript", with({"a/constants.pkl", "x"}), "is a TorchScript program");
        row("zip: byte order", with({"a/byteorder", "middle"}), "middle is not a byte order");
        row("zip: another program", makeZip({{"a/archive_format", "pt2"}, {"a/models/model.json", "{}"}}),
            "torch.export or torch.package, much like TorchScript");
        row("zip: package", makeZip({{"p/.data/extern_modules", "x"}, {"p/model/model.pkl", "x"}}),
            "much like TorchScript");
        row("zip: old TorchScript", makeZip({{"a/model.json", "{}"}, {"a/code/a.py", "x"}, {"a/version", "1"}}),
            "is a TorchScript program");
        row("zip: mobile TorchScript", with({"a/bytecode.pkl", "x"}), "is a TorchScript program");
        row("zip: checkpoint inside", makeZip({{"__MACOSX/._net.pth", "x"}, {"down/net.pth", "x"}}),
            "is a zip archive with down/net.pth in it; unpack it and open that");
        row("zip: version", with({"a/version", "x"}), "is not a version");
        row("zip: storage missing", makeZip({members[0], members[1]}), "a/data/17 is missing");
        row("zip: storage too small", makeZip({members[0], members[1], {"a/data/17", "1234"}}),
            "storage 17 has 4 bytes where its pickle says 16");
        row("zip: not deflated", patched(directory + 10, little<std::uint16_t>(8)), "has a header that disagrees");
        row("zip: encrypted", makeZip({{.name = "a/data.pkl", .data = "x", .flags = 1}}), "is an encrypted zip file");
        row("zip: packed in another way", makeZip({{.name = "a/data.pkl", .data = "x", .method = 12}}),
            "its zip container holds a/data.pkl packed by method 12; pack it again with zip -0");
        row("zip: checksum", patched(zip.indexOf(QByteArray(16, '\2')), "x"),
            "a/data/17 in its zip container (16 bytes at");
        row("zip: checksum of the pickle", patched(50, "x"), "does not have the checksum");
        row("zip: local name", patched(31, "x"), "has a header that disagrees");
        row("zip: local size", patched(18, little<std::uint32_t>(5)), "has a size or checksum that disagrees");
        row("zip: offset", patched(directory + 42, little<std::uint32_t>(1)), "is not at byte 1 as the directory says");
        row("zip: huge offset", patched(directory + 42, little<std::uint32_t>(0xFFFFFFFE)),
            "is not at byte 4,294,967,294");
        row("zip: zip64 value missing", patched(directory + 42, little<std::uint32_t>(0xFFFFFFFF)), "is not at byte");
        row("zip: huge size",
            patched(directory + 20, little<std::uint32_t>(0x7FFFFFFF) + little<std::uint32_t>(0x7FFFFFFF)),
            "needs 2,147,483,647 bytes");
        row("zip: sizes differ", patched(directory + 20, little<std::uint32_t>(5)), "makes no sense at byte");
        row("zip: entry signature", patched(directory, "PKxx"), "makes no sense at byte");
        row("zip: long name", patched(directory + 28, little<std::uint16_t>(0xFFFF)), "makes no sense at byte");
        row("zip: too many entries", patched(-14, little<std::uint16_t>(60000) + little<std::uint16_t>(60000)),
            "the directory of its zip");
        row("zip: too few entries", patched(-14, little<std::uint16_t>(1) + little<std::uint16_t>(1)),
            "bytes too many");
        row("zip: several disks", patched(-18, little<std::uint16_t>(1)), "several parts");
        row("zip: directory offset", patched(-6, little<std::uint32_t>(7)), "the directory of its zip container needs");
        // The second member's entry points at the first one, and is otherwise like it: only its place is wrong.
        QByteArray overlap = makeZip({{"a/x", "1234"}, {"a/y", "1234"}});
        const qsizetype second = overlap.lastIndexOf("PK\x01\x02");
        overlap.replace(second + 42, 4, little<std::uint32_t>(0));
        overlap.replace(second + 46, 3, "a/z");
        row("zip: overlap", overlap, "has a header that disagrees");
    }
    void refusals() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, part);
        const QString message = errorOf([&] { open(bytes); });
        QVERIFY2(message.startsWith(QString::fromStdString(path().string()) + " "), qPrintable("message: " + message));
        QVERIFY2(message.contains(part), qPrintable(message));
        QVERIFY2(!message.contains('\n'), qPrintable(message));
    }

    // Whatever torch.load does not mind.
    void tolerated_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const QByteArray& bytes) { QTest::newRow(name) << bytes; };
        const QByteArray stream = makeStream(kOpcodes, {kFirst, kSecond});
        row("stream: more behind", stream + "more");
        row("stream: of a big-endian machine", streamPreface(false) + stream.mid(streamPreface().size()));
        const std::vector<Member> members{
            {"a/data.pkl", pickleOf(kOpcodes)}, {"a/data/0", kFirst.bytes}, {"a/data/17", kSecond.bytes}};
        const auto with = [&](const std::vector<Member>& others) {
            auto all = others;
            all.insert(all.end(), members.begin(), members.end());
            return makeZip(all);
        };
        const QByteArray zip = makeZip(members);
        row("zip: more behind", zip + "more");
        row("zip: much more behind", zip + QByteArray(200000, '\0'));
        row("zip: a page behind", zip + "<html>PK\x05\x06 and so on, long enough for a record</html>");
        row("zip: a comment and more", zip.chopped(2) + QByteArray("\x05\x00hello more", 12));
        row("zip: pickle goes on", makeZip({{"a/data.pkl", pickleOf(kOpcodes) + "x"}, members[1], members[2]}));
        row("zip: other files", with({{"a/", ""},
                                      {"a/.DS_Store", "x"},
                                      {"__MACOSX/a/._data.pkl", "x"},
                                      {"notes.txt", "x"},
                                      {"a/.format_version", "1"},
                                      {"a/.storage_alignment", "64"},
                                      {"a/byteorder", "little"}}));
        row("zip: files packed otherwise", with({{.name = "a/log.txt", .data = "x", .method = 12}}));
        row("zip: deeper", makeZip({{"down/a/data.pkl", pickleOf(kOpcodes)},
                                    {"down/a/data/0", kFirst.bytes},
                                    {"down/a/data/17", kSecond.bytes}}));
        row("zip: another one in it", with({{"a/old/data.pkl", "x"}}));
        row("zip: without a folder",
            makeZip({{"data.pkl", pickleOf(kOpcodes)}, {"data/0", kFirst.bytes}, {"data/17", kSecond.bytes}}));
        row("zip: no checksums", makeZip({{.name = "a/data.pkl", .data = pickleOf(kOpcodes), .hasCrc = false},
                                          {.name = "a/data/0", .data = kFirst.bytes, .hasCrc = false},
                                          {.name = "a/data/17", .data = kSecond.bytes, .hasCrc = false}}));
    }
    void tolerated() {
        QFETCH(QByteArray, bytes);
        const TorchFile file = open(bytes);
        QCOMPARE(file.storages.size(), std::size_t{2});
        QCOMPARE(std::to_integer<int>(file.bytes(0).span[23]), 1);
        QCOMPARE(std::to_integer<int>(file.bytes(1).span[15]), 2);
    }

    void deflatedMembers_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("part");
        const Member pickle{"a/data.pkl", pickleOf(kOpcodes)};
        const Member first{"a/data/0", kFirst.bytes};
        const Member second{"a/data/17", kSecond.bytes};
        const auto row = [](const char* name, const std::vector<Member>& members, const char* part = "") {
            QTest::newRow(name) << makeZip(members) << QString(part);
        };
        row("all", {deflated(pickle), deflated(first), deflated(second), deflated({"a/version", "3\n"})});
        row("some", {pickle, deflated(first), second});
        row("only the pickle", {deflated(pickle), first, second});
        Member noCrc = deflated(first);
        noCrc.hasCrc = false;
        row("no checksum", {pickle, noCrc, second});
        Member unused = deflated({"a/data/99", QByteArray(1000, 'x')});
        unused.data = "damaged";
        row("damage where nobody looks", {pickle, first, second, unused});
        Member damaged = deflated(first);
        damaged.data[2] = static_cast<char>(damaged.data[2] ^ 0x55);
        row("damaged", {pickle, damaged, second}, "a/data/0 in its zip container cannot be unpacked");
        Member cut = deflated(first);
        cut.data.chop(1);
        row("cut", {pickle, cut, second}, "a/data/0 in its zip container cannot be unpacked");
        Member more = deflated(first);
        more.data += "x";
        row("more", {pickle, more, second}, "a/data/0 in its zip container cannot be unpacked");
        Member longer = deflated({"a/data/0", QByteArray(25, '\1')});
        longer.size = 24;
        row("longer than it says", {pickle, longer, second}, "a/data/0 in its zip container cannot be unpacked");
        Member shorter = deflated({"a/data/0", QByteArray(23, '\1')});
        shorter.size = 24;
        row("shorter than it says", {pickle, shorter, second}, "a/data/0 in its zip container cannot be unpacked");
        Member other = deflated({"a/data/0", QByteArray(24, '\3')});
        other.crc = 5;
        row("checksum", {pickle, other, second}, "does not have the checksum that was written with it");
        row("another size", {pickle, deflated({"a/data/0", QByteArray(20, '\1')}), second},
            "storage 0 has 20 bytes where its pickle says 24");
        const auto large = [](std::int64_t size, std::uint32_t says) {
            Member bomb = deflated({"a/data/0", QByteArray(1000, '\0')});
            bomb.size = says;
            return std::vector<Member>{{"a/data.pkl", pickleOf(dict({{"w", tensor(storage("0", size), {size}, {1})}}))},
                                       bomb};
        };
        row("more than deflate can", large(250'000'000, 1'000'000'000),
            "a/data/0 in its zip container cannot be unpacked");
        Member bomb = deflated({"a/data/0", QByteArray(40000, '\0')});
        row("for a few values", {{"a/data.pkl", pickleOf(dict({{"w", tensor(storage("0", 10000), {2}, {1})}}))}, bomb},
            "holds 10,000 values, of which its tensors need 2");
    }
    void deflatedMembers() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, part);
        const QString message = errorOf([&] {
            const TorchFile file = open(bytes);
            for (std::size_t i = 0; i < file.storages.size(); ++i) {
                const auto data = file.bytes(i);
                QCOMPARE(data.span.size(), i == 0 ? std::size_t{24} : std::size_t{16});
                QCOMPARE(std::to_integer<int>(data.span.back()), i == 0 ? 1 : 2);
                QCOMPARE(file.bytes(i).span.data(), data.span.data());  // unpacked once
            }
        });
        QVERIFY2(part.isEmpty() == message.isEmpty() && message.contains(part), qPrintable(message));
    }

    void overlappingMembers() {
        // Two headers, one inside of the other's data.
        const QByteArray inner = makeZip({{"a/y", "1234"}});
        const QByteArray innerLocal = inner.first(inner.indexOf("PK\x01\x02"));
        QByteArray zip = makeZip({{"a/x", innerLocal}, {"a/y", "1234"}});
        zip.replace(zip.lastIndexOf("PK\x01\x02") + 42, 4,
                    little(static_cast<std::uint32_t>(zip.indexOf(innerLocal, 33))));
        const QString message = errorOf([&] { open(zip); });
        QVERIFY2(message.contains("a/x and a/y overlap"), qPrintable(message));
    }

    void values() {
        const QByteArray floats = little(1.F) + little(2.F) + little(3.F) + little(4.F) + little(5.F) + little(6.F);
        const Value value{"0", {6}, floats};
        const auto weights = [&](const QByteArray& opcodes, const std::vector<std::int64_t>& shape) {
            const WeightTensor result = toWeights(open(makeStream(opcodes, {value})), 0, "the.weight", shape);
            std::vector<float> numbers(result.bytes.size() / 4);
            std::memcpy(numbers.data(), result.bytes.data(), result.bytes.size());
            return numbers;
        };
        const QByteArray all = storage("0", 6);
        QCOMPARE(weights(tensor(all, {2, 3}, {3, 1}), {2, 3}), (std::vector<float>{1, 2, 3, 4, 5, 6}));
        QCOMPARE(weights(tensor(all, {3, 2}, {1, 3}), {3, 2}), (std::vector<float>{1, 4, 2, 5, 3, 6}));
        QCOMPARE(weights(tensor(all, {2, 1}, {2, 77}, 3), {2, 1}), (std::vector<float>{4, 6}));
        QCOMPARE(weights(tensor(all, {}, {}, 5), {}), (std::vector<float>{6}));
        // Numbers of a big-endian machine.
        QByteArray reversed = floats;
        for (qsizetype at = 0; at < reversed.size(); at += 4) {
            std::reverse(reversed.begin() + at, reversed.begin() + at + 4);
        }
        const TorchFile big = open(
            makeZip({{"a/data.pkl", pickleOf(tensor(all, {6}, {1}))}, {"a/data/0", reversed}, {"a/byteorder", "big"}}));
        const WeightTensor turned = toWeights(big, 0, "the.weight", {6});
        QVERIFY(std::memcmp(turned.bytes.data(), floats.constData(), 24) == 0);
        const QString shape = errorOf([&] { weights(tensor(all, {2, 3}, {3, 1}), {3, 2}); });
        QVERIFY2(shape.contains("tensor the.weight has the shape (2, 3) where (3, 2) was due"), qPrintable(shape));
        const QString type = errorOf([&] { weights(tensor(storage("0", 6, "IntStorage"), {6}, {1}), {6}); });
        QVERIFY2(type.contains("holds tensor the.weight as IntStorage"), qPrintable(type));
    }

    void damagedValues_data() {
        QTest::addColumn<float>("value");
        QTest::addColumn<QString>("part");
        QTest::newRow("NaN") << std::numeric_limits<float>::quiet_NaN() << "not a number (NaN)";
        QTest::newRow("infinite") << -std::numeric_limits<float>::infinity() << "the value -inf";
        QTest::newRow("huge") << 1.5e6F << "the value 1.5e+06";
        QTest::newRow("large") << -1e6F << "";
    }
    void damagedValues() {
        QFETCH(float, value);
        QFETCH(QString, part);
        for (const qsizetype at : {0, 1500, 4999}) {
            QByteArray floats = QByteArray(5000 * 4, '\0');
            floats.replace(at * 4, 4, little(value));
            const Value whole{"0", {5000}, floats};
            const QString message =
                errorOf([&] { toWeights(open(makeStream(tensor(whole), {whole})), 0, "w", {5000}); });
            QVERIFY2(message.isEmpty() == part.isEmpty() && message.contains(part), qPrintable(message));
        }
    }

    void recognisesStreams() {
        const auto is = [](const QByteArray& bytes) {
            return isTorchStream(std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
        };
        const QByteArray preface = streamPreface();
        QVERIFY(is(preface));
        QVERIFY(is(preface.first(9)));
        QVERIFY(is("\x80\x04\x95" + little<std::uint64_t>(13) + preface.mid(2)));
        QVERIFY(is("L119547037146038801333356L\n.I1001\n."));
        QVERIFY(!is("Let us see"));
        QVERIFY(!is(""));
        QVERIFY(!is("\x80\x04K\x05."));
        QVERIFY(!is("hello"));
    }

private:
    std::filesystem::path path() const { return m_folder.filePath("x.pth").toStdString(); }

    TorchFile open(const QByteArray& bytes) const {
        if (!writeAll(path(), bytes)) {
            throw std::runtime_error("cannot write");
        }
        const auto file = MappedFile::open(path());
        return bytes.startsWith("PK") ? readTorchZip(file) : readTorchStream(file);
    }

    QTemporaryDir m_folder;
};

LATENTWALK_TEST(TestTorchFile, none)

}  // namespace test_torch_file

#include "test_torch_file.moc"
