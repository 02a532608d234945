// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QRegularExpression>
#include <QStringConverter>
#include <QTemporaryDir>
#include <QTest>

#include "core/message/file_error.h"
#include "core/recipe/file_kind.h"
#include "core/recipe/png_chunks.h"
#include "core/recipe/recipe_reader.h"
#include "core/recipe/xmp.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_rewritten_recipes {

namespace {

// Not as a raw string: moc loses the namespace behind one with such quotes.
const QByteArray kRecipe =
    "{\"format\":\"latentwalk-recipe\",\"anchors\":[{\"name\":\"Zoë & \\\"Ana\\\" <1> 'x' 脸\"}]}";

QByteArray little(std::uint32_t value) {
    return QByteArray(reinterpret_cast<const char*>(&value), 4);
}
QByteArray big(std::uint32_t value) {
    QByteArray bytes = little(value);
    std::reverse(bytes.begin(), bytes.end());
    return bytes;
}
QByteArray box(const QByteArray& name, const QByteArray& content) {
    return big(static_cast<std::uint32_t>(content.size() + 8)) + name + content;
}
QByteArray data(const QByteArray& text) {
    return box("data", big(1) + big(0) + text);
}
QByteArray film(const QByteArray& movie) {
    return box("ftyp", "isom" + big(0)) + box("moov", movie);
}
// An element of EBML whose length takes eight bytes; unknown: all bits of a length of one byte.
QByteArray element(const QByteArray& id, const QByteArray& content, bool known = true) {
    return id +
           (known ? "\x01" + big(0).left(3) + big(static_cast<std::uint32_t>(content.size())) : QByteArray("\xFF")) +
           content;
}
QByteArray matroska(const QByteArray& content, bool known = true) {
    return element("\x1A\x45\xDF\xA3", "") + element("\x18\x53\x80\x67", content, known);
}
QByteArray tags(const QByteArray& simple, bool known = true) {
    return element("\x12\x54\xC3\x67", element("\x73\x73", element("\x67\xC8", simple, known), known), known);
}
QByteArray segment(char marker, const QByteArray& content) {
    return QByteArray("\xFF") + marker + big(static_cast<std::uint32_t>(content.size() + 2)).right(2) + content;
}
QByteArray jpeg(const QByteArray& segments) {
    return "\xFF\xD8" + segments + QByteArray("\xFF\xDA\0\2\xFF\xD9", 6);
}
QByteArray webp(const QByteArray& xmp, const QByteArray& name = "XMP ") {
    const QByteArray chunk =
        name + little(static_cast<std::uint32_t>(xmp.size())) + xmp + QByteArray(xmp.size() % 2, 0);
    return "RIFF" + little(static_cast<std::uint32_t>(chunk.size() + 4)) + "WEBP" + chunk;
}
QByteArray png(const QByteArray& name, const QByteArray& content) {
    const auto chunk = [](const QByteArray& n, const QByteArray& c) {
        return QByteArray::fromStdString(pngChunk(n.toStdString(), c.toStdString()));
    };
    return QByteArray("\x89PNG\r\n\x1a\n") + chunk("IHDR", QByteArray(13, '\1')) +
           chunk("tEXt", QByteArray("a\0b", 3)) + chunk("IDAT", "x") + chunk(name, content) + chunk("IEND", "");
}
QByteArray deflated(const QByteArray& text) {
    return qCompress(text).mid(4);
}
QByteArray escaped(QByteArray text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;").replace("'", "&#x27;");
}
// A packet with `description` in its RDF.
QByteArray packet(const QByteArray& description) {
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x='adobe:ns:meta/'>"
           "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>" +
           description + "</rdf:RDF></x:xmpmeta>" + QByteArray(200, ' ') + "<?xpacket end='w'?>";
}
QByteArray description(const QByteArray& attributes, const QByteArray& content = {}) {
    return "<rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/' "
           "xmlns:lw=\"https://latentwalk.invalid/ns/1.0/\" " +
           attributes + ">" + content + "</rdf:Description>";
}
QByteArray utf16(QStringConverter::Encoding encoding, const QByteArray& text, bool mark) {
    QStringEncoder encoder(encoding, mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    return encoder(QString::fromUtf8(text));
}
// Extended XMP in pieces of `size` bytes, in this order.
QByteArray pieces(const QByteArray& whole, const QList<int>& order, int size, const QByteArray& guid) {
    QByteArray segments;
    for (const int piece : order) {
        segments += segment('\xE1', QByteArray("http://ns.adobe.com/xmp/extension/\0", 35) + guid +
                                        big(static_cast<std::uint32_t>(whole.size())) +
                                        big(static_cast<std::uint32_t>(piece * size)) + whole.mid(piece * size, size));
    }
    return segments;
}

}  // namespace

// What other programs make of our recipes when they change or copy the file.
class TestRewrittenRecipes : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::optional<QByteArray> recipeIn(const QByteArray& bytes) {
        QFile file(m_folder.filePath("file"));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("no file");
        }
        file.close();
        const auto text = readRecipeText(file.fileName().toStdString());
        return text ? std::optional(QByteArray::fromStdString(*text)) : std::nullopt;
    }

private slots:
    // tests/data/rewritten/make_rewritten.py made them with the programs themselves.
    void otherProgramsKeepIt_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("original");
        const QDir folder(test::dataPath("rewritten"));
        for (const QString& name : folder.entryList(QDir::Files)) {
            if (const QString kind = name.section('_', 0, 0); !name.startsWith("original") && kind != "make") {
                QTest::newRow(qPrintable(name)) << name << "original." + kind;
            }
        }
    }
    void otherProgramsKeepIt() {
        QFETCH(QString, name);
        QFETCH(QString, original);
        const auto path = [](const QString& file) { return test::dataPath("rewritten/" + file).toStdString(); };
        const Recipe recipe = readRecipe(path(name));
        QVERIFY(recipe == readRecipe(path(original)));
        QCOMPARE(recipe.session.anchors[0].name, std::string("Zoë & \"Ana\" <1>"));
    }

    void everyFormIsRead_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("QuickTime, several languages")
            << film(box("udta", box("\xA9"
                                    "cmt",
                                    big(0x00020000).left(4) + "hi" + big((kRecipe.size() << 16) + 0x15C7) + kRecipe) +
                                    big(0)));
        QTest::newRow("QuickTime, longer than its length says") << QByteArray();  // below, long
        QTest::newRow("3GPP") << film(box("udta", box("dscp", big(0) + "\x15\xC7" + kRecipe + QByteArray(1, '\0'))));
        QTest::newRow("another list") << film(box("udta", box("name", kRecipe)));
        const QByteArray list = box("ilst", box(big(1), data("x")) + box(big(2), data(kRecipe)));
        QTest::newRow("keys") << film(box("udta", box("meta", big(0) + box("hdlr", "x") + box("keys", "x") + list)));
        QTest::newRow("keys of QuickTime") << film(box("meta", box("hdlr", "x") + box("keys", "x") + list));
        QTest::newRow("values with a name") << film(
            box("udta",
                box("meta", big(0) + box("ilst", box("----", box("mean", "x") + box("name", "y") + data(kRecipe))))));
        QTest::newRow("a track") << film(box("trak", box("udta", box("meta", big(0) + list))));
        QTest::newRow("a second movie") << film(box("mvhd", "x")) + box("moov", box("udta", box("meta", list)));
        QTest::newRow("no ftyp") << box("wide", "") + box("moov", box("udta", box("meta", list)));
        const QByteArray inside = box("udta", box("meta", list));
        QTest::newRow("64 bits") << box("ftyp", "isom") + big(1) + "moov" + big(0) +
                                        big(static_cast<std::uint32_t>(inside.size() + 16)) + inside;
        QTest::newRow("up to the end") << box("ftyp", "isom") + big(0) + "moov" + inside;

        const QByteArray text = element("\x44\x87", kRecipe);
        QTest::newRow("Matroska") << matroska(tags(element("\x45\xA3", "COMMENT") + text));
        QTest::newRow("another tag") << matroska(tags(element("\x45\xA3", "description") + text));
        QTest::newRow("the value first") << matroska(tags(text + element("\x45\xA3", "comment")));
        QTest::newRow("a tag in a tag") << matroska(tags(element("\x45\xA3", "x") + element("\x67\xC8", text)));
        QTest::newRow("behind others") << matroska(element("\xEC", QByteArray(99, '\0')) + tags("") + tags(text));
        QTest::newRow("unknown lengths") << matroska(
            element("\x1F\x43\xB6\x75", element("\xE7", "x"), false) + tags(text, false), false);
        QTest::newRow("padded") << matroska(tags(element("\x44\x87", kRecipe + QByteArray(9, '\0'))));

        const QByteArray keyword("latentwalk\0", 11);
        QTest::newRow("tEXt") << png("tEXt", keyword + kRecipe);
        QTest::newRow("tEXt, padded") << png("tEXt", keyword + kRecipe + QByteArray("\n\0", 2));
        QTest::newRow("zTXt") << png("zTXt", keyword + '\0' + deflated(kRecipe));
        QTest::newRow("iTXt") << png("iTXt", keyword + QByteArray("\0\0de\0", 5) + "Rezept" + '\0' + kRecipe);
        QTest::newRow("iTXt, compressed") << png("iTXt", keyword + QByteArray("\1\0x\0\0", 5) + deflated(kRecipe));
        QTest::newRow("capitals") << png("tEXt", QByteArray("LatentWalk\0", 11) + kRecipe);
        QTest::newRow("a comment") << png("zTXt", QByteArray("Comment\0\0", 9) + deflated(kRecipe));

        const QByteArray property = "<lw:recipe>" + escaped(kRecipe) + "</lw:recipe>";
        const QByteArray full = packet(description("", property));
        QTest::newRow("PNG with XMP") << png("iTXt", QByteArray("XML:com.adobe.xmp\0\0\0\0\0", 22) + full);
        const QByteArray profile = "\nxmp\n      99\n" + full.toHex().replace("3", "3\n") + "\n";
        QTest::newRow("raw profile") << png("zTXt", QByteArray("Raw profile type xmp\0\0", 22) + deflated(profile));

        QTest::newRow("element") << webp(full);
        QTest::newRow("attribute") << webp(packet(description("lw:recipe=\"" + escaped(kRecipe) + "\"")));
        QTest::newRow("apostrophes") << webp(
            packet(description("lw:recipe = '" + escaped(kRecipe).replace("&quot;", "\"") + "'")));
        QTest::newRow("numbers") << webp(packet(
            description("lw:recipe=\"" + escaped(kRecipe).replace("&quot;", "&#34;").replace("{", "&#x7B;") + "\"")));
        QTest::newRow("CDATA") << webp(packet(description("", "<lw:recipe><![CDATA[" + kRecipe + "]]></lw:recipe>")));
        QTest::newRow("CDATA in part, comments")
            << webp(packet(description("", "<lw:recipe><!-- a -->\n  " + escaped(kRecipe.left(20)) + "<![CDATA[" +
                                               kRecipe.mid(20) + "]]>\n </lw:recipe>")));
        QTest::newRow("several descriptions")
            << webp(packet(description("dc:title='a'") + description("", "<dc:title>b</dc:title>" + property)));
        QTest::newRow("another prefix") << webp(
            packet("<rdf:Description xmlns='https://latentwalk.invalid/ns/1.0/'><recipe>" + escaped(kRecipe) +
                   "</recipe></rdf:Description>"));
        QTest::newRow("the same name elsewhere")
            << webp(packet(description("dc:recipe='no'", "<dc:recipe>no</dc:recipe>" + property)));
        QTest::newRow("qualifiers") << webp(
            packet(description("", "<lw:recipe rdf:parseType='Resource'><dc:source>x</dc:source><rdf:value>" +
                                       escaped(kRecipe) + "</rdf:value></lw:recipe>")));
        QTest::newRow("qualifiers as attributes")
            << webp(packet(description("", "<lw:recipe dc:source='x' rdf:value='" + escaped(kRecipe) + "'/>")));
        QTest::newRow("qualified description")
            << webp(packet(description("", "<lw:recipe xml:lang='en'><rdf:Description><rdf:value>" + escaped(kRecipe) +
                                               "</rdf:value><dc:x>y</dc:x></rdf:Description></lw:recipe>")));
        QTest::newRow("languages") << webp(
            packet(description("", "<lw:recipe><rdf:Alt><rdf:li xml:lang='x-default'>" + escaped(kRecipe) +
                                       "</rdf:li><rdf:li xml:lang='de'>no</rdf:li></rdf:Alt></lw:recipe>")));
        QTest::newRow("UTF-16") << webp(utf16(QStringConverter::Utf16LE, full, false));
        QTest::newRow("UTF-16, marked") << webp(utf16(QStringConverter::Utf16LE, full, true));
        QTest::newRow("UTF-16, big end first") << webp(utf16(QStringConverter::Utf16BE, full, false));
        QTest::newRow("UTF-16, big end first, marked") << webp(utf16(QStringConverter::Utf16BE, full, true));
        QTest::newRow("byte order mark") << webp("\xEF\xBB\xBF\n" + full);
        QTest::newRow("no packet") << webp(
            full.mid(full.indexOf("<rdf:RDF"), full.indexOf("</x:xmpmeta>") - full.indexOf("<rdf:RDF")));
        QTest::newRow("a fault behind it") << webp(packet(description("", property + "<dc:title>&nothing;")));
        QTest::newRow("name with NUL") << webp(full, QByteArray("XMP\0", 4));
        QTest::newRow("odd length, no chunk's end") << webp(full + (full.size() % 2 == 0 ? " " : "")).chopped(1);

        const QByteArray name("http://ns.adobe.com/xap/1.0/\0", 29);
        QTest::newRow("JPEG") << jpeg(segment('\xE0', "JFIF") + segment('\xE1', name + full));
        QTest::newRow("filled up") << jpeg(segment('\xE0', "JFIF") + "\xFF\xFF" + segment('\xE1', name + full));
        QTest::newRow("second packet") << jpeg(segment('\xE1', name + packet("")) + segment('\xE1', name + full));
        QTest::newRow("a GIF's comment") << jpeg(segment('\xFE', kRecipe));
        const QByteArray guid(32, 'B');
        const QByteArray others = pieces(full, {0, 1}, 100, QByteArray(32, 'A'));
        QTest::newRow("pieces") << jpeg(others + pieces(full, {0, 1, 2, 3, 4, 5, 6, 7, 8}, 100, guid));
        QTest::newRow("pieces in disorder") << jpeg(pieces(full, {8, 2, 1, 0, 7, 5, 4, 6, 3, 3}, 100, guid) + others);
    }
    void everyFormIsRead() {
        QFETCH(QByteArray, bytes);
        QByteArray wanted = kRecipe;
        if (bytes.isEmpty()) {
            wanted += QByteArray(70'000, ' ') + "}";
            bytes =
                film(box("udta", box("\xA9"
                                     "cmt",
                                     big(static_cast<std::uint32_t>(wanted.size())).right(2) + "\x15\xC7" + wanted)));
        }
        const auto found = recipeIn(bytes);
        QVERIFY(found.has_value());
        QCOMPARE(*found, wanted);
    }

    void latin1IsRead() {
        const QByteArray text = R"({"format":"latentwalk-recipe","name":"Zoë"})";
        const QByteArray latin1 = QString::fromUtf8(text).toLatin1();
        QVERIFY(latin1 != text);
        const QByteArray keyword("latentwalk\0", 11);
        QCOMPARE(recipeIn(png("tEXt", keyword + latin1)), std::optional(text));
        QCOMPARE(recipeIn(png("zTXt", keyword + '\0' + deflated(latin1))), std::optional(text));
        QCOMPARE(recipeIn(png("tEXt", keyword + text)), std::optional(text));
    }

    void nothingIsMadeUp_data() {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray property = "<lw:recipe>" + escaped(kRecipe) + "</lw:recipe>";
        QTest::newRow("another program's film")
            << film(box("udta", box("meta", box("ilst", box("desc", data("hello"))))));
        QTest::newRow("another tag") << matroska(tags(element("\x44\x87", "hello")));
        QTest::newRow("no text") << png("tEXt", QByteArray("Comment\0hello", 13));
        QTest::newRow("damaged text") << png("zTXt", QByteArray("latentwalk\0\0abc", 15));
        QTest::newRow("another namespace")
            << webp(packet("<rdf:Description xmlns:latentwalk='https://example.org/'><latentwalk:recipe>" +
                           escaped(kRecipe) + "</latentwalk:recipe></rdf:Description>"));
        // Entities that would grow to gigabytes, or lead to a file of this computer.
        QTest::newRow("entities") << webp("<!DOCTYPE x [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>" +
                                          description("", "<lw:recipe>&b;</lw:recipe>").replace("rdf:", ""));
        QTest::newRow("another file") << webp("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" +
                                              description("", "<lw:recipe>&a;</lw:recipe>").replace("rdf:", ""));
        QTest::newRow("a document type alone") << webp("<!DOCTYPE rdf>" + packet(description("", property)));
        QTest::newRow("too deep") << webp(packet(description("", QByteArray("<dc:a>").repeated(20'000) + property)));
        QTest::newRow("a piece is missing")
            << jpeg(pieces(packet(description("", property)), {0, 1, 2, 4, 5, 6, 7, 8}, 100, QByteArray(32, 'B')));
        QTest::newRow("empty") << webp(packet(description("lw:recipe=''", "<lw:recipe> </lw:recipe>")));
    }
    void nothingIsMadeUp() {
        QFETCH(QByteArray, bytes);
        QCOMPARE(recipeIn(bytes), std::nullopt);
        try {
            readRecipe(m_folder.filePath("file").toStdString());
            QFAIL("a recipe from nowhere");
        } catch (const FileError& error) {
            // Where it was made is not known.
            QVERIFY2(QString(error.what()).contains("carries no recipe that Latentwalk can read"), error.what());
        }
    }

    // However the names and levels of a packet multiply, the memory that reading takes follows its size.
    void aHostilePacketIsGivenUp() {
        QByteArray names = "<a>";
        for (int i = 0; i < 200'000; ++i) {
            names += "<x xmlns:n" + QByteArray::number(i) + "='u'/>";
        }
        QCOMPARE(recipeIn(webp(packet(names))), std::nullopt);
    }

    void whatWeWriteIsAsItWas() {
        const std::string xmp = xmpPacket("{\"a\":\"<&>\"}");
        QCOMPARE(QByteArray::fromStdString(xmp),
                 QByteArray("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta "
                            "xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
                            "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" "
                            "xmlns:latentwalk=\"https://latentwalk.invalid/ns/1.0/\"><latentwalk:recipe>{\"a\":\"&lt;"
                            "&amp;&gt;\"}</latentwalk:recipe></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket "
                            "end=\"r\"?>"));
        QVERIFY(recipeOfXmp(xmp) == "{\"a\":\"<&>\"}");
    }

    void kindsAreTheContents_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<FileKind>("kind");
        const auto row = [](const char* name, const QByteArray& bytes, FileKind kind) {
            QTest::newRow(name) << bytes << kind;
        };
        row("nothing", "", FileKind::Empty);
        row("PNG", png("tEXt", ""), FileKind::Png);
        row("JPEG", jpeg(""), FileKind::Jpeg);
        row("WebP", webp(""), FileKind::WebP);
        row("GIF", "GIF89a", FileKind::Gif);
        row("MP4", film(""), FileKind::Mp4);
        row("QuickTime of old", box("moov", "1234"), FileKind::Mp4);
        row("AVIF", box("ftyp", "avif" + big(0)), FileKind::Unknown);
        row("WebM", matroska(""), FileKind::Matroska);
        row("npy", "\x93NUMPY\x01", FileKind::Array);
        const auto zip = [](const QByteArray& name) {
            return "PK\x03\x04" + QByteArray(22, '\0') + char(name.size()) + QByteArray(3, '\0') + name + "x";
        };
        row("npz", zip("z.npy"), FileKind::Array);
        row("checkpoint", zip("archive/data.pkl"), FileKind::Model);
        row("pickle", "\x80\x02}.", FileKind::Model);
        row("safetensors", little(2) + big(0) + "{}", FileKind::Model);
        row("session", R"({"format":"latentwalk-session"})", FileKind::Session);
        row("session with its fields in disorder", "\xEF\xBB\xBF \n{\"a\": 1, \"format\" : \"latentwalk-session\"}",
            FileKind::Session);
        row("TensorFlow.js", R"({"format":"graph-model"})", FileKind::Json);
        row("words", "hello", FileKind::Unknown);
    }
    void kindsAreTheContents() {
        QFETCH(QByteArray, bytes);
        QFETCH(FileKind, kind);
        QCOMPARE(fileKindOf(std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())))), kind);
        QCOMPARE(fileKindOf(std::filesystem::path(m_folder.path().toStdString())), FileKind::Model);
    }
};

LATENTWALK_TEST(TestRewrittenRecipes, none)

}  // namespace test_rewritten_recipes

#include "test_rewritten_recipes.moc"
