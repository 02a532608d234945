// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>
#include <QTest>

#include "tests/model/pickle_text.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_pickle {

class TestPickle : public QObject {
    Q_OBJECT

private slots:
    void values_data() {
        QTest::addColumn<QByteArray>("opcodes");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* name, const QByteArray& opcodes, const char* value) {
            QTest::newRow(name) << opcodes << QString::fromUtf8(value);
        };
        row("none, true, false", "N\x88\x89\x87", "(None True False)");
        row("BININT", "J\xfe\xff\xff\xff", "-2");
        row("BININT1", "K\xff", "255");
        row("BININT2", "M\xff\xff", "65535");
        row("LONG1, empty", QByteArray("\x8a\x00", 2), "0");
        row("LONG1, negative", "\x8a\x01\xff", "-1");
        row("LONG1, 8 bytes", "\x8a\x08" + little(std::int64_t{1} << 40), "1099511627776");
        row("LONG1, 9 bytes", "\x8a\x09" + QByteArray(9, 'x'), "big");
        row("LONG4", "\x8b" + little<std::uint32_t>(2) + QByteArray("\x00\x80", 2), "-32768");
        row("BINFLOAT", real(-0.25), "-0.25");
        row("BINUNICODE", text("netG ä"), "'netG ä'");
        row("SHORT_BINUNICODE", "\x8c\x02hi", "'hi'");
        row("BINUNICODE8", "\x8d" + little<std::uint64_t>(2) + "hi", "'hi'");
        row("SHORT_BINSTRING", "U\x02hi", "'hi'");
        row("BINSTRING", "T" + little<std::uint32_t>(2) + "hi", "'hi'");
        row("SHORT_BINBYTES", "C\x02hi", "b'hi'");
        row("BINBYTES", "B" + little<std::uint32_t>(2) + "hi", "b'hi'");
        row("BINBYTES8", "\x8e" + little<std::uint64_t>(2) + "hi", "b'hi'");
        row("EMPTY_TUPLE", ")", "()");
        row("TUPLE1", "N\x85", "(None)");
        row("TUPLE2", "K\x01K\x02\x86", "(1 2)");
        row("TUPLE3", "K\x01K\x02K\x03\x87", "(1 2 3)");
        row("TUPLE", "(K\x01K\x02K\x03K\x04t", "(1 2 3 4)");
        row("APPEND",
            "]K\x01"
            "aK\x02"
            "a",
            "[1 2]");
        row("APPENDS",
            "](K\x01K\x02"
            "e",
            "[1 2]");
        row("LIST", "(K\x01K\x02l", "[1 2]");
        row("SETITEM", "}K\x01K\x02s", "{1 2}");
        row("SETITEMS", "}(K\x01K\x02K\x03K\x04u", "{1 2 3 4}");
        row("DICT",
            "(K\x01K\x02"
            "d",
            "{1 2}");
        row("sets", "\x8f(K\x01K\x02\x90(K\x03\x91\x86", "(set(1 2) set(3))");
        row("POP",
            "K\x01K\x02"
            "0",
            "1");
        row("POP of a mark", "K\x01(0", "1");
        row("POP_MARK",
            "K\x01(K\x02K\x03"
            "1",
            "1");
        row("memo", "]q\x05h\x05\x86", "([] [])");
        row("long memo", "]r" + little<std::uint32_t>(300) + "j" + little<std::uint32_t>(300) + "\x86", "([] [])");
        row("MEMOIZE", "(]\x94N\x94" + QByteArray("h\x00h\x01t", 5), "([] None [] None)");
        row("FRAME", "\x95" + little<std::uint64_t>(2) + "N", "None");
        row("OrderedDict", kOrderedDict + ")R(" + text("a") + "K\x01u", "{'a' 1}");
        row("OrderedDict of pairs", kOrderedDict + list({list({text("a"), "K\x01"})}) + "\x85R", "{'a' 1}");
        row("its attributes", kOrderedDict + ")R}" + text("_metadata") + "}sb", "{}");
        row("NEWOBJ", kConfig + ")\x81}" + text("alpha") + "K\x01sb", "BaseConfig({'alpha' 1})");
        row("NEWOBJ_EX", kConfig + ")}\x92", "BaseConfig()");
        row("STACK_GLOBAL", text("any.module") + text("BaseConfig") + "\x93)\x81", "BaseConfig()");
        row("_reconstructor",
            global("copy_reg", "_reconstructor") + kConfig + global("__builtin__", "object") + "N\x87R",
            "BaseConfig()");
        row("torch.Size", global("torch", "Size") + "K\x02K\x03\x86\x85R", "(2 3)");
        row("torch.device", global("torch", "device") + text("cpu") + "\x85R", "device()");
        row("tensor", tensor(storage("0", 6), {2, 3}, {3, 1}), "tensor 0");
        row("parameter",
            global("torch._utils", "_rebuild_parameter") + "(" + tensor(storage("0", 6), {6}, {1}) + "\x88" +
                kOrderedDict + ")RtR",
            "tensor 0");
        row("Parameter", global("torch.nn.parameter", "Parameter") + tensor(storage("0", 6), {6}, {1}) + "\x85R",
            "tensor 0");
        row("a list in itself",
            "]q\x01h\x01"
            "a",
            "[[[[[[[[[...]]]]]]]]]");
    }
    void values() {
        QFETCH(QByteArray, opcodes);
        QFETCH(QString, value);
        const Pickle pickle = readPickle(proto() + opcodes + ".").values;
        QCOMPARE(shown(pickle, pickle.root()), value);
    }

    void tensors() {
        const QByteArray view = tuple({text("5-part"), integer(10), integer(20)});
        const TorchPickle pickle = readPickle(proto() +
                                              tuple({tensor(storage("5", 100, "HalfStorage", view), {2, 3}, {1, 2}, 4),
                                                     tensor(storage("5", 100, "HalfStorage", "N"), {}, {}, 99),
                                                     tensor(storage("6", 0, "LongStorage"), {0}, {1})}) +
                                              ".");
        QCOMPARE(pickle.storages.size(), std::size_t{2});
        QCOMPARE(pickle.storages[0].key, std::string_view("5"));
        QCOMPARE(pickle.storages[0].elements, std::uint64_t{100});
        QVERIFY(pickle.storages[0].dtype == DType::Float16);
        QVERIFY(!pickle.storages[1].dtype);
        QCOMPARE(pickle.tensors.size(), std::size_t{3});
        QCOMPARE(pickle.tensors[0].offset, std::uint64_t{14});
        QCOMPARE(pickle.tensors[0].dimensions, std::size_t{2});
        QCOMPARE(pickle.tensors[0].sizes[1], std::int64_t{3});
        QCOMPARE(pickle.tensors[0].strides[1], std::int64_t{2});
        QCOMPARE(pickle.tensors[1].offset, std::uint64_t{99});
    }

    void findTakesTheLastOne() {
        const Pickle pickle = readPickle(proto() + dict({{"a", "K\x01"}, {"b", "K\x02"}, {"a", "K\x03"}}) + ".").values;
        QCOMPARE(pickle[*pickle.find(pickle.root(), "a")].integer, std::int64_t{3});
        QVERIFY(!pickle.find(pickle.root(), "c"));
    }

    void refusals_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* name, const QByteArray& opcodes, const char* part) {
            QTest::newRow(name) << proto() + opcodes + "." << QString(part);
        };
        row("os.system", global("os", "system") + text("true") + "\x85R",
            "x.pth refers to os.system, which no checkpoint needs; it was not run");
        row("posix.system", global("posix", "system") + text("true") + "\x85R", "refers to posix.system, which no");
        row("builtins.eval", global("builtins", "eval") + text("1") + "\x85R", "refers to builtins.eval, which");
        row("STACK_GLOBAL", text("os") + text("system") + "\x93" + text("true") + "\x85R",
            "refers to os.system, which");
        row("only named", global("os", "system"), "refers to os.system");
        row("dotted", global("models", "BaseConfig.__init__"), "refers to models.BaseConfig.__init__");
        row("getattr of a module", global("builtins", "getattr") + global("torch", "os") + text("system") + "\x86R",
            "refers to torch.os, which");
        row("getattr of a function", global("builtins", "getattr") + global("my", "Net") + text("__init__") + "\x86R",
            "refers to my.Net.__init__, which");
        row("getattr of text", global("builtins", "getattr") + text("os") + text("system") + "\x86R",
            "calls getattr with");
        row("name with control characters", global("o\x1bs", "system"), "refers to o?s.system");
        row("INST", "(ios\nsystem\n", "refers to os.system, which");
        row("OBJ", "(No", "calls something that is not a function");
        row("OBJ of nothing", "(o", "an object of no class");
        row("PERSID", "P0\n", "is not a storage");
        row("PERSID of another kind", "P('file', <class 'torch.FloatStorage'>, '7', 'cpu', 24)\n", "is not a storage");
        row("PERSID of a function", "P('storage', <class 'os.system'>, '7', 'cpu', 24)\n",
            "refers to os.system, which");
        row("PERSID, cut", "P('storage', <class 'torch.Fl\n", "is not a storage");
        row("INT that is none", "Ix\n", "the number x, which is none,");
        row("FLOAT that is none", "F1.2.3\n", "the number 1.2.3, which is none,");
        row("LONG that is none", "L-L\n", "the number -, which is none,");
        row("LONG, endless", "L" + QByteArray(9999, '1') + "L\n", "a line without an end");
        row("STRING without marks", "Shi\n", "without quotation marks");
        row("GET of text", "gx\n", "numbers a value as x");
        row("PUT bomb", "Np4294967295\n", "remembers a value as number 4,294,967,295");
        row("EXT1", "\x82\x01", "uses opcode 0x82");
        row("NEXT_BUFFER", "\x97", "uses opcode 0x97");
        row("protocol 6", "\x80\x06N", "has protocol 6");
        row("calls a list", "])R", "calls something that is not a function");
        row("calls a text", text("os.system") + ")R", "calls something that is not a function");
        row("calls a storage class", global("torch", "FloatStorage") + "K\x05\x85R",
            "calls FloatStorage with arguments");
        row("NEWOBJ without a tuple", kConfig + "]\x81", "without a tuple of arguments");
        row("_reconstructor of text", global("copyreg", "_reconstructor") + text("a") + text("b") + "N\x87R",
            "calls _reconstructor with");
        row("NEWOBJ of a function", global("torch._utils", "_rebuild_tensor_v2") + ")\x81", "makes an object of class");
        row("arguments that are no tuple", kOrderedDict + "]R", "without a tuple");
        row("state of a number", "K\x01}b", "something that has none");
        row("OrderedDict of a number", kOrderedDict + "K\x01\x85R", "makes a dict");
        row("OrderedDict of triples",
            kOrderedDict +
                "]]K\x01"
                "aa\x85R",
            "something else than pairs");
        row("two values", "NN", "ends with 2 values");
        row("no value", "", "ends with 0 values");
        row("open mark", "N(", "instead of one");
        row("POP of nothing", "0N", "empty stack");
        row("TUPLE1 of nothing", "\x85", "empty stack");
        row("reaches below a mark", "N(\x85t", "empty stack");
        row("TUPLE without mark", "Nt", "a mark that it never set");
        row("APPEND to a dict", "}Na", "cannot hold it");
        row("APPEND to nothing", "Na", "cannot hold it");
        row("SETITEM of a list", "]NNs", "cannot hold it");
        row("SETITEMS, odd", "}(Nu", "without a value");
        row("DICT, odd", "(Nd", "lacks its value");
        row("unknown memo", "h\x07", "value number 7, which it never remembered");
        row("memo bomb", "Nr\xff\xff\xff\xff", "remembers a value as number 4,294,967,295");
        row("memo of nothing", QByteArray("q\x00", 2), "empty stack");
        row("name without end", "c" + QByteArray(2000, 'x'), "line without an end");
        row("name that is no text", "NN\x93", "a name that is not text");
        row("huge integer", "\x8b" + little<std::uint32_t>(5000) + QByteArray(5000, '\0'), "an integer of 5,000 bytes");
        row("persistent text", text("os") + "Q", "is not a storage");
        row("persistent module", tuple({text("module"), text("a"), text("b"), text("c"), "K\x01"}) + "Q",
            "is not a storage");
        row("negative storage", storage("0", -1), "a storage that is not a size");
        row("storage of unknown type", storage("0", 1, "QuantizedStorage"), "refers to torch.QuantizedStorage");
        row("storage with two sizes", storage("0", 1) + storage("0", 2) + "\x86", "two sizes or types");
        row("storage with two types", storage("0", 1) + storage("0", 1, "IntStorage") + "\x86", "two sizes or types");
        row("gigantic storage", storage("0", INT64_MAX), "larger than any memory");
        row("view outside", storage("0", 10, "FloatStorage", tuple({text("v"), integer(5), integer(6)})),
            "lies outside");
        row("view of four", storage("0", 10, "FloatStorage", integers({1, 2, 3, 4})), "makes no sense");
        row("tensor outside", tensor(storage("0", 5), {2, 3}, {3, 1}), "needs 6 elements at 0 of a storage with 5");
        row("tensor behind", tensor(storage("0", 6), {2, 3}, {3, 1}, 1), "needs 6 elements at 1");
        row("negative offset", tensor(storage("0", 6), {6}, {1}, -1), "an offset that is not a size");
        row("negative stride", tensor(storage("0", 6), {6}, {-1}), "strides that is not a size");
        row("negative size", tensor(storage("0", 6), {-6}, {1}), "a shape that is not a size");
        row("overflowing extent", tensor(storage("0", 9), {INT64_MAX, 2}, {4, 1}), "larger than any memory");
        row("nine dimensions",
            tensor(storage("0", 9), std::vector<std::int64_t>(9, 1), std::vector<std::int64_t>(9, 1)),
            "a tuple of a few sizes");
        row("sizes and strides", tensor(storage("0", 9), {3, 3}, {1}), "2 sizes and 1 strides");
        row("tensor of a number", global("torch._utils", "_rebuild_tensor_v2") + "(NNNNNNtR",
            "something else than a storage");
        row("tensor with few arguments", global("torch._utils", "_rebuild_tensor_v2") + ")R",
            "something else than a storage");
        row("parameter of None", global("torch.nn.parameter", "Parameter") + "N\x85R", "something else than a tensor");
        row("long frame", "\x95" + little<std::uint64_t>(1000) + "N", "larger than the file");
    }
    void refusals() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, part);
        const QString message = errorOf([&] { readPickle(bytes); });
        QVERIFY2(message.startsWith("x.pth "), qPrintable("message: " + message));
        QVERIFY2(message.contains(part), qPrintable(message));
        QVERIFY2(!message.contains('\n'), qPrintable(message));
    }

    void everyCutIsRefused() {
        const QByteArray whole =
            proto(4) + "\x95" + little<std::uint64_t>(1) + kConfig + ")\x81" +
            dict({{"a", real(1)}, {"b", "\x8c\x02hi"}, {"c", tensor(storage("0", 6), {2, 3}, {3, 1})}}) + "b.";
        QVERIFY(errorOf([&] { readPickle(whole); }).isEmpty());
        for (qsizetype size = 0; size < whole.size(); ++size) {
            const QString message = errorOf([&] { readPickle(whole.first(size)); });
            QVERIFY2(message.startsWith("x.pth is cut off: ") || message.contains("larger than the file"),
                     qPrintable(QString::number(size) + ": " + message));
        }
    }

    // Each would take ages, gigabytes or the whole stack in a reader without limits.
    void bombs_data() {
        QTest::addColumn<QByteArray>("bytes");
        constexpr int kMany = 3'000'000;
        const auto row = [](const char* name, const QByteArray& opcodes) {
            QTest::newRow(name) << proto() + opcodes + ".";
        };
        row("deep lists", QByteArray(1'000'000, ']') + QByteArray(999'999, 'a'));
        row("deep tuples", ")" + QByteArray(1'000'000, '\x85'));
        row("deep marks", QByteArray(kMany, '(') + QByteArray(kMany, 't'));
        row("many values", "](" + QByteArray(kMany, 'N') + "e");
        row("many lists", QByteArray("]0").repeated(kMany));
        row("many opcodes", QByteArray("N0").repeated(kMany));
        row("doubling", "]" + QByteArray("q\x01(h\x01h\x01t").repeated(100'000));
        row("one list in many", QByteArray("]q\x01(") + QByteArray(500'000, 'N') + "e0" +
                                    (kOrderedDict + "q\x02"
                                                    "0]") +
                                    QByteArray("h\x02h\x01\x85R"
                                               "a")
                                        .repeated(100'000));
        row("long argument tuple, often", "(" + QByteArray(500'000, 'N') +
                                              "tq\x01"
                                              "0" +
                                              kOrderedDict +
                                              "q\x02"
                                              "0]" +
                                              QByteArray("h\x02h\x01R"
                                                         "a")
                                                  .repeated(300'000));
        row("many tensors", "](" + tensor(storage("0", 6), {6}, {1}).repeated(100'000) + "e");
    }
    void bombs() {
        QFETCH(QByteArray, bytes);
        QElapsedTimer timer;
        timer.start();
        const QString message = errorOf([&] { readPickle(bytes); });
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed()) + " ms"));
        if (QByteArray(QTest::currentDataTag()).startsWith("deep")) {
            return;  // may as well be read: nothing recurses
        }
        QVERIFY2(message.startsWith("x.pth "), qPrintable(message));
    }
};

LATENTWALK_TEST(TestPickle, none)

}  // namespace test_pickle

#include "test_pickle.moc"
