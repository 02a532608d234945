// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/face_file.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>

#include "core/file/half.h"
#include "core/file/npy/npy.h"
#include "core/file/zip/zip_file.h"
#include "core/message/file_error.h"
#include "tests/support/damaged_file.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_face_file {

namespace {

using Shape = std::vector<std::int64_t>;

// Offsets of `channels` channels whose numbers are those of float16.
FaceOffsets offsetsOf(std::int64_t channels, int scales, float first = 0.5F) {
    FaceOffsets offsets;
    for (int scale = 0; scale < scales; ++scale) {
        const std::int64_t side = Architecture::resolution(scale);
        auto& values = offsets.scales[static_cast<std::size_t>(scale)];
        for (std::int64_t i = 0; i < channels * side * side; ++i) {
            values.push_back(first + static_cast<float>(i % 64) / 128);
        }
    }
    return offsets;
}

QByteArray bytesOf(const KeptFace& face) {
    QByteArray all;
    const auto add = [&](const std::vector<float>& values) {
        all.append(reinterpret_cast<const char*>(values.data()), static_cast<qsizetype>(values.size() * sizeof(float)));
    };
    add(face.latent);
    if (face.offsets.found()) {
        for (const auto& values : face.offsets.found()->scales) {
            add(values);
        }
    }
    return all + QByteArray::number(face.offsets.closeness());
}

ZipMember member(const std::string& name, const Shape& shape, float value = 0.25F) {
    std::int64_t count = 1;
    for (const std::int64_t size : shape) {
        count *= size;
    }
    const std::vector<float> values(static_cast<std::size_t>(count), value);
    return {name + ".npy", npyFloats(shape, values)};
}

}  // namespace

class TestFaceFile : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_path;

    // The sentence that reading these members gives; empty where they are a face.
    QString sentence(const std::vector<ZipMember>& members) const {
        writeZip(m_path, members);
        try {
            readFace(m_path, 4);
        } catch (const FileError& error) {
            return QString::fromUtf8(error.what());
        }
        return {};
    }

private slots:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        m_path = m_folder.filePath("face.npz").toStdString();
    }

    void halvesAreTheNearest() {
        for (std::uint32_t bits = 0; bits <= 0xFFFF; ++bits) {
            const float value = fromHalf(static_cast<std::uint16_t>(bits));
            if (!std::isnan(value)) {
                QCOMPARE(std::uint32_t{toHalf(value)}, bits);
            }
        }
        QVERIFY(std::isnan(fromHalf(toHalf(std::numeric_limits<float>::quiet_NaN()))));
        // Between two halves the nearer; from the middle the even one.
        for (std::uint16_t bits = 0; bits < 0x7BFF; ++bits) {
            const float low = fromHalf(bits);
            const float high = fromHalf(static_cast<std::uint16_t>(bits + 1));
            const float middle = low + (high - low) / 2;
            QCOMPARE(int{toHalf(middle)}, bits % 2 == 0 ? bits : bits + 1);
            QCOMPARE(int{toHalf(std::nextafter(middle, 0.0F))}, int{bits});
            QCOMPARE(int{toHalf(-std::nextafter(middle, 1e9F))}, (bits + 1) | 0x8000);
        }
        QCOMPARE(int{toHalf(65519.99F)}, 0x7BFF);
        QCOMPARE(int{toHalf(65520)}, 0x7C00);
        QCOMPARE(int{toHalf(-1e30F)}, 0xFC00);
    }

    void whatIsWrittenIsReadBack_data() {
        QTest::addColumn<int>("scales");
        QTest::addColumn<double>("closeness");
        QTest::newRow("no offsets") << 0 << 1.0;
        QTest::newRow("4") << 1 << 1.0;
        QTest::newRow("4 and 8") << 2 << 0.25;
        QTest::newRow("4, 8 and 16") << 3 << 0.0;
    }
    void whatIsWrittenIsReadBack() {
        QFETCH(int, scales);
        QFETCH(double, closeness);
        const KeptFace face{{1, -2, 0.1F, 4}, CarriedOffsets(offsetsOf(3, scales), scales > 0 ? closeness : 1)};
        writeFace(m_path, face);
        QVERIFY(readFace(m_path) == face);
        QVERIFY(readFace(m_path, 4) == face);
    }

    // tests/data/npz: written by make_npz.py with NumPy.
    void readsWhatNumpyWrites() {
        for (const char* name : {"stored", "compressed"}) {
            const KeptFace face = readFace(test::dataPath(QStringLiteral("npz/%1.npz").arg(name)).toStdString());
            QVERIFY(face.latent == (Latent{-0.5F, 0, 0.5F, 1}));
            QCOMPARE(face.offsets.closeness(), 0.75);
            const FaceOffsets& offsets = *face.offsets.found();
            QCOMPARE(channelsOf(offsets, 0), 2);
            QCOMPARE(channelsOf(offsets, 1), 3);
            QCOMPARE(channelsOf(offsets, 2), 0);
            QCOMPARE(offsets.scales[0][31], 31.0F / 16);
            QCOMPARE(offsets.scales[1][191], -191.0F / 32);
        }
    }

    void numbersBecomeThoseOfFloat16() {
        FaceOffsets offsets = offsetsOf(1, 1);
        offsets.scales[0][3] = 0.1F;
        const CarriedOffsets carried(offsets);
        QCOMPARE(carried.found()->scales[0][3], fromHalf(toHalf(0.1F)));
        const CarriedOffsets shown(carried.shown());
        QVERIFY2(shown.found() == carried.found(), "numbers of float16 are copied once more");
    }

    void closenessScalesWhatIsShown() {
        const CarriedOffsets whole(offsetsOf(1, 2));
        QVERIFY(whole.shown() == whole.found());
        QVERIFY(whole.with(0).shown() == nullptr);
        QCOMPARE(whole.with(0.5).shown()->scales[1][5], whole.found()->scales[1][5] / 2);
        QVERIFY2(whole.with(0.5).found() == whole.found(), "what was found is changed");
        QVERIFY(whole.with(0.5) != whole);
        QVERIFY(whole == CarriedOffsets(offsetsOf(1, 2)));
        QVERIFY(whole != CarriedOffsets(offsetsOf(1, 2, 0.25F)));
    }

    void betweenTwoFacesOffsetsFade() {
        const CarriedOffsets a(offsetsOf(1, 2));
        const CarriedOffsets b(offsetsOf(1, 1, 0.25F));
        QVERIFY(between(a.found(), b.found(), 0) == a.found());
        QVERIFY(between(a.found(), b.found(), 1) == b.found());
        QVERIFY(between(nullptr, nullptr, 0.5) == nullptr);
        const SharedOffsets half = between(a.found(), b.found(), 0.5);
        QCOMPARE(half->scales[0][0], 0.375F);
        QCOMPARE(half->scales[1][0], 0.25F);
        QCOMPARE(between(a.found(), nullptr, 0.25)->scales[0][0], 0.375F);
        QCOMPARE(between(nullptr, a.found(), 0.25)->scales[0][0], 0.125F);
        const SharedOffsets third = between(a.found(), b.found(), 1.0 / 3);
        QVERIFY2(CarriedOffsets(third).found() == third, "a face on the way cannot be kept to the bit");
    }

    void whatIsNoFaceIsRefused_data() {
        QTest::addColumn<std::function<std::vector<ZipMember>()>>("members");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, std::function<std::vector<ZipMember>()> members, const char* words) {
            QTest::newRow(name) << std::move(members) << words;
        };
        const auto with = [](ZipMember other) {
            return [other] { return std::vector<ZipMember>{member("z", {1, 4}), other}; };
        };
        row(
            "nothing", [] { return std::vector<ZipMember>{}; }, "is no face: it has no array 'z'");
        row(
            "other latents",
            [] {
                return std::vector{member("z", {1, 8})};
            },
            "have shape (N, 4)");
        row(
            "two latents",
            [] {
                return std::vector{member("z", {2, 4})};
            },
            "it holds 2 latents, not one");
        row(
            "no latent",
            [] {
                return std::vector{member("z", {0, 4})};
            },
            "it holds 0 latents, not one");
        row("flat", with(member("offset4", {32})), "its array 'offset4' has shape (32,), not (channels, 4, 4)");
        row("other scale", with(member("offset8", {2, 4, 4})), "not (channels, 8, 8)");
        row("no channel", with(member("offset16", {0, 16, 16})), "not (channels, 16, 16)");
        row("many channels", with(member("offset4", {4097, 4, 4})), "with at most 4,096 channels");
        row("huge", with(member("offset16", {20'000, 16, 16})), "bytes of at most 16,777,216");
        row("beyond float16", with(member("offset4", {1, 4, 4}, 1e6F)), "a number that float16 does not have");
        row("no number", with(member("offset4", {1, 4, 4}, NAN)), "not finite");
        row("text", with({"offset4.npy", "no array"}), "its array 'offset4' is not one of NumPy's");
        row("too close", with(member("closeness", {}, 1.5F)), "a closeness to its photo");
        row("two closenesses", with(member("closeness", {2}, 1)), "a closeness to its photo");
    }
    void whatIsNoFaceIsRefused() {
        QFETCH(std::function<std::vector<ZipMember>()>, members);
        QFETCH(QString, words);
        const QString said = sentence(members());
        QVERIFY2(said.contains(words), qPrintable(said));
        QVERIFY(said.startsWith(QString::fromStdString(m_path.string())));
    }

    void facesOfAnotherNetworkAreRefused() {
        Architecture architecture;
        architecture.latentSize = 4;
        architecture.depths = {3, 3, 3};
        writeFace(m_path, {{1, 2, 3, 4}, CarriedOffsets(offsetsOf(3, 2))});
        QVERIFY(!readFace(m_path, architecture).offsets.empty());
        architecture.depths = {3, 2, 2};
        try {
            readFace(m_path, architecture);
            QFAIL("offsets of other sizes were taken");
        } catch (const FileError& error) {
            QVERIFY2(QString(error.what()).contains("this generator takes 128"), error.what());
        }
    }

    void otherArraysAreLeftAlone() {
        QVERIFY(sentence({member("z", {4}), member("landmarks", {68, 2}), {"note.txt", "hello"}}).isEmpty());
        QVERIFY(sentence({member("z", {1, 4, 1, 1}), member("offset4", {1, 2, 4, 4})}).isEmpty());
    }

    void damage() {
        for (const char* name : {"stored", "compressed"}) {
            const QString path = m_folder.filePath(QString(name) + ".npz");
            test::DamagedFile file(
                path, test::readAll(test::dataPath(QStringLiteral("npz/%1.npz").arg(name))),
                [path] { return bytesOf(readFace(path.toStdString())); }, true);
            file.cut(file.whole().size());
            file.flip(300);
            file.resize(90);
            QVERIFY2(file.refused() > file.tried() / 2, "hardly anything was refused");
        }
    }
};

LATENTWALK_TEST(TestFaceFile, none)

}  // namespace test_face_file

#include "test_face_file.moc"
