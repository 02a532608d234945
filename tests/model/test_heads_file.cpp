// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <cstring>

#include "core/file/sha256.h"
#include "core/message/file_error.h"
#include "core/model/heads_file.h"
#include "core/model/weights/layers.h"
#include "core/model/weights/weight_values.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_heads_file {

namespace {

HeadsOwner owner() {
    HeadsOwner owner;
    owner.sha256 = std::string(64, 'a');
    owner.architecture.latentSize = 8;
    owner.architecture.depths = {6, 4, 2};
    return owner;
}

WeightTensor tensor(std::vector<std::int64_t> shape, float first) {
    WeightTensor made;
    made.shape = std::move(shape);
    auto bytes = std::make_shared<std::vector<std::byte>>(static_cast<std::size_t>(made.elementCount()) * 4);
    for (std::size_t i = 0; i < bytes->size() / 4; ++i) {
        const float value = first + static_cast<float>(i) / 7;
        std::memcpy(bytes->data() + 4 * i, &value, sizeof value);
    }
    made.bytes = *bytes;
    made.owner = bytes;
    return made;
}

std::vector<std::optional<LayerWeights>> headsFor(const HeadsOwner& owner) {
    std::vector<std::optional<LayerWeights>> heads;
    for (const LayerSpec& layer : fittedHeadsOf(owner.architecture)) {
        const auto start = static_cast<float>(heads.size());
        heads.push_back(LayerWeights{tensor(layer.shape, start), tensor({layer.shape[0]}, -start)});
    }
    return heads;
}

}  // namespace

class TestHeadsFile : public QObject {
    Q_OBJECT

private:
    std::filesystem::path folder() const { return (m_folder->path() + "/not/there/yet").toStdString(); }
    QString file() const { return QString::fromStdString(headsFile(folder(), owner()).string()); }
    QByteArray content() const { return test::readAll(file()); }
    void put(const QByteArray& bytes) const {
        QFile out(file());
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(bytes);
    }
    // The bytes with the digest that belongs to them, so that only what they say is wrong.
    static QByteArray sealed(const QByteArray& body) {
        return body + QByteArray::fromStdString(sha256(std::as_bytes(std::span(body.data(), body.size()))));
    }

    std::unique_ptr<QTemporaryDir> m_folder;

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatWasWrittenIsRead() {
        const auto heads = headsFor(owner());
        QVERIFY(!readHeads(folder(), owner()));
        writeHeads(folder(), owner(), heads);
        const auto read = readHeads(folder(), owner());
        QVERIFY(read);
        QCOMPARE(read->size(), heads.size());
        for (std::size_t i = 0; i < heads.size(); ++i) {
            QCOMPARE(read->at(i)->weight.shape, heads[i]->weight.shape);
            QVERIFY(std::ranges::equal(read->at(i)->weight.bytes, heads[i]->weight.bytes));
            QVERIFY(std::ranges::equal(read->at(i)->bias.bytes, heads[i]->bias.bytes));
        }
        QVERIFY(content().size() < 1000);
        // They live on when the cache is emptied.
        QVERIFY(QFile::remove(file()));
        QCOMPARE(valueAt(read->at(1)->bias, 0), -1.0);
    }

    void upperCaseDigestsAreTheSame() {
        writeHeads(folder(), owner(), headsFor(owner()));
        HeadsOwner upper = owner();
        upper.sha256 = std::string(64, 'A');
        QCOMPARE(headsFile(folder(), upper), headsFile(folder(), owner()));
        QVERIFY(readHeads(folder(), upper));
        put(content().chopped(64) + content().last(64).toUpper());
        QVERIFY(readHeads(folder(), owner()));
    }

    void othersHaveOthers() {
        writeHeads(folder(), owner(), headsFor(owner()));
        HeadsOwner raw = owner();
        raw.kind = GeneratorKind::Raw;
        QVERIFY(!readHeads(folder(), raw));
        HeadsOwner model = owner();
        model.sha256[0] = 'b';
        QVERIFY(!readHeads(folder(), model));
        // A file of another model under this one's name.
        QVERIFY(QFile::copy(file(), QString::fromStdString(headsFile(folder(), model).string())));
        QVERIFY(!readHeads(folder(), model));
        HeadsOwner deeper = owner();
        deeper.architecture.depths = {4, 6, 2};
        QVERIFY(!readHeads(folder(), deeper));
        QVERIFY(readHeads(folder(), owner()));
    }

    void damageIsNoHeads() {
        writeHeads(folder(), owner(), headsFor(owner()));
        const QByteArray good = content();
        for (int i = 0; i < good.size(); ++i) {
            QByteArray bad = good;
            bad[i] = static_cast<char>(bad[i] ^ 0x10);
            put(bad);
            QVERIFY2(!readHeads(folder(), owner()), qPrintable(QString::number(i)));
        }
        for (const QByteArray& bad : {QByteArray(), good.first(10), good.chopped(1), good + "0"}) {
            put(bad);
            QVERIFY(!readHeads(folder(), owner()));
        }
        put(good);
        QVERIFY(readHeads(folder(), owner()));
    }

    // The digest only tells of accidents; what it seals is checked as well.
    void numbersThatAreNoneAreNoHeads() {
        writeHeads(folder(), owner(), headsFor(owner()));
        QByteArray body = content().chopped(64);
        QCOMPARE(sealed(body), content());
        for (const float value : {NAN, INFINITY, 1e30F}) {
            std::memcpy(body.data() + body.size() - 4, &value, sizeof value);
            put(sealed(body));
            QVERIFY(!readHeads(folder(), owner()));
        }
    }

    void whatIsNotWholeIsNotWritten() {
        auto heads = headsFor(owner());
        HeadsOwner nameless = owner();
        nameless.sha256 = "../../../somewhere";
        QVERIFY_EXCEPTION_THROWN(writeHeads(folder(), nameless, heads), std::invalid_argument);
        QVERIFY(!readHeads(folder(), nameless));
        heads[1].reset();
        QVERIFY_EXCEPTION_THROWN(writeHeads(folder(), owner(), heads), std::invalid_argument);
        heads.pop_back();
        QVERIFY_EXCEPTION_THROWN(writeHeads(folder(), owner(), heads), std::invalid_argument);
        QVERIFY(!QDir(m_folder->filePath("not")).exists());
    }

    void aFolderThatCannotBeIsASentence() {
        QFile inTheWay(m_folder->filePath("not"));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        QVERIFY_EXCEPTION_THROWN(writeHeads(folder(), owner(), headsFor(owner())), FileError);
    }
};

LATENTWALK_TEST(TestHeadsFile, core)

}  // namespace test_heads_file

#include "test_heads_file.moc"
