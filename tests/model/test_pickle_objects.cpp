// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QTest>

#include "tests/model/pickle_text.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_pickle_objects {

namespace {

// NumPy's type, its numbers and its arrays as its own pickles have them.
QByteArray numpyType(const QByteArray& name, const QByteArray& order = "<") {
    return global("numpy", "dtype") + tuple({text(name), "\x89", "\x88"}) + "R" +
           tuple({"K\x03", text(order), "N", "N", "N"}) + "b";
}
QByteArray inBytes(const QByteArray& bytes) {
    return "B" + little(static_cast<std::uint32_t>(bytes.size())) + bytes;
}
QByteArray scalar(const QByteArray& type, const QByteArray& bytes, const QByteArray& order = "<",
                  const QByteArray& module = "numpy.core.multiarray") {
    return global(module, "scalar") + numpyType(type, order) + inBytes(bytes) + "\x86R";
}
QByteArray array(const QByteArray& type, const QByteArray& shape, const QByteArray& bytes) {
    return global("numpy.core.multiarray", "_reconstruct") +
           tuple({global("numpy", "ndarray"), integers({0}), inBytes("b")}) + "R" +
           tuple({"K\x01", shape, numpyType(type), "\x89", inBytes(bytes)}) + "b";
}

}  // namespace

// What pickles hold besides tensors, dicts and numbers: objects of any class, which stay opaque, and the older
// protocols.
class TestPickleObjects : public QObject {
    Q_OBJECT

private slots:
    void values_data() {
        QTest::addColumn<QByteArray>("opcodes");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* name, const QByteArray& opcodes, const char* value) {
            QTest::newRow(name) << opcodes << QString::fromUtf8(value);
        };
        row("BYTEARRAY8", "\x96" + little<std::uint64_t>(2) + "hi", "b'hi'");
        row("INT", "I-12\n", "-12");
        row("INT, truth", "I00\nI01\n\x86", "(False True)");
        row("LONG", "L-9223372036854775808L\nL5\n\x86", "(-9223372036854775808 5)");
        row("LONG, long", "L119547037146038801333356L\n", "big");
        row("FLOAT", "F-0.25\nF1e3\nFinf\n\x87", "(-0.25 1000 inf)");
        row("STRING", "S'net\\'\\x41\\101\\n'\nS\"it's\"\n\x86", "('net'AA\n' 'it's')");
        row("UNICODE", "Vnet\xe4\\u20ac\\U0001f600\\x\n", "'net\u00e4\u20ac\U0001f600\\x'");
        row("PUT and GET", "]p5\ng5\n\x86", "([] [])");
        row("PUT and BINGET", "]p5\nh\x05\x86", "([] [])");
        row("PERSID", "P('storage', <class 'torch.FloatStorage'>, '7', 'cpu', 24)\n", "storage");
        row("PERSID with a view", "P('storage', <class 'torch.FloatStorage'>, '7', 'cpu', 24, ('8', 2, 3))\n",
            "storage");
        row("PERSID with None", "P('storage', <class 'torch.FloatStorage'>, '7', 'cpu', 24, None)\n", "storage");
        row("a class that is referred to with its source",
            tuple({text("module"), global("my.net", "GNet"), text("net.py"), text("class GNet")}) + "Q", "class GNet");
        row("INST", "(K\x01imodels.old\nConfig\n}" + text("alpha") + "K\x01sb", "Config({'alpha' 1})");
        row("OBJ", "(" + global("models.old", "Config") + "K\x01o", "Config()");
        row("unknown class", global("my.options", "Options") + ")\x81}" + text("alpha") + "K\x01sb",
            "Options({'alpha' 1})");
        row("unknown function", global("datetime", "datetime") + "C\x02hi\x85R", "datetime()");
        row("many arguments", global("my.options", "Row") + "(" + QByteArray(20, 'N') + "tR", "Row()");
        row("only a name", global("torch", "float32"), "class float32");
        row("NEWOBJ with arguments", kConfig + text("x") + "\x85\x81", "BaseConfig()");
        row("NEWOBJ_EX with keywords", kConfig + ")}" + text("x") + "Ns\x92", "BaseConfig()");
        row("copyreg.__newobj__", global("copy_reg", "__newobj__") + kConfig + "\x85R", "BaseConfig()");
        row("copyreg.__newobj_ex__", global("copyreg", "__newobj_ex__") + kConfig + ")}\x87R", "BaseConfig()");
        row("_reconstructor of a dict of another class",
            global("copy_reg", "_reconstructor") + global("easydict", "EasyDict") + global("__builtin__", "dict") +
                dict({{"alpha", "K\x01"}}) + "\x87R",
            "EasyDict({'alpha' 1})");
        row("a dict of another class",
            global("easydict", "EasyDict") + ")\x81(" + text("alpha") + "K\x01u}" + text("beta") + "K\x02sb",
            "EasyDict({'alpha' 1 'beta' 2})");
        row("a list and a set of another class",
            global("my", "List") + ")\x81(K\x01K\x02" + "e" + global("my", "Set") + ")\x81(K\x01\x90\x86",
            "(List() Set())");
        row("slots", global("my", "Slots") + ")\x81N}" + text("a") + "K\x01s\x86" + "b", "Slots({'a' 1})");
        row("slots beside attributes",
            global("my", "Slots") + ")\x81}" + text("b") + "K\x02s}" + text("a") + "K\x01s\x86" + "b",
            "Slots({'b' 2 'a' 1})");
        row("another state", global("my", "State") + ")\x81K\x05" + "b", "State()");
        row("state twice", kConfig + ")\x81}" + text("a") + "K\x01sb}" + text("b") + "K\x02sb",
            "BaseConfig({'a' 1 'b' 2})");
        row("a state that two share",
            "}q\x01" + text("a") + "K\x01s0" + kConfig + ")\x81h\x01" + "b(" + text("b") + "K\x02uh\x01\x86",
            "(BaseConfig({'a' 1 'b' 2}) {'a' 1})");
        row("a member of an Enum", global("builtins", "getattr") + global("my", "Loss") + text("MSE") + "\x86R",
            "Loss()");
        row("a class within a class",
            global("__builtin__", "getattr") + global("my", "Outer") + text("Inner") + "\x86R)\x81", "Outer()");
        row("defaultdict",
            global("collections", "defaultdict") + global("builtins", "list") + "\x85R(" + text("a") + "K\x01u",
            "{'a' 1}");
        row("dict of a dict", global("builtins", "dict") + dict({{"a", "K\x01"}}) + "\x85R", "{'a' 1}");
        row("bytes of protocol 2", global("_codecs", "encode") + text("h\xc3\xa4") + text("latin1") + "\x86R",
            "b'h\u00e4'");
        row("overlapping tensor", tensor(storage("0", 1), {1000000, 1000000}, {0, 0}), "_rebuild_tensor_v2()");
        row("strides that overlap", tensor(storage("0", 9), {3, 3}, {2, 1}), "_rebuild_tensor_v2()");
        row("tensor with attributes",
            global("torch._tensor", "_rebuild_from_type_v2") + "(" + global("torch._utils", "_rebuild_tensor_v2") +
                global("torch", "Tensor") +
                tuple({storage("0", 6), QByteArray("K\0", 2), integers({6}), integers({1}), "\x89", "N"}) + "}tR",
            "tensor 0");
        row("parameter with a state",
            global("torch._utils", "_rebuild_parameter_with_state") + "(" + tensor(storage("0", 6), {6}, {1}) +
                "\x88}}tR",
            "tensor 0");
        row("sparse parameter",
            global("torch._utils", "_rebuild_parameter") + "(" + global("torch._utils", "_rebuild_sparse_tensor") +
                ")R\x88}tR",
            "_rebuild_sparse_tensor()");
        row("numpy: int", scalar("i8", little(std::int64_t{-5})), "-5");
        row("numpy: int of 8 bits", scalar("i1", "\xff"), "-1");
        row("numpy: unsigned", scalar("u2", little(std::uint16_t{65535})), "65535");
        row("numpy: unsigned, large", scalar("u8", QByteArray(8, '\xff')), "1.84467e+19");
        row("numpy: float", scalar("f4", little(0.25F)), "0.25");
        row("numpy: double, big-endian", scalar("f8", QByteArray("\xbf\xd0\0\0\0\0\0\0", 8), ">"), "-0.25");
        row("numpy: half", scalar("f2", little(std::uint16_t{0x3400})), "0.25");
        row("numpy: long double", scalar("f16", QByteArray("\0\0\0\0\0\0\0\x80\xfd\xbf\0\0\0\0\0\0", 16)), "-0.25");
        row("numpy: bool", scalar("b1", "\x01", "|"), "True");
        row("numpy: text", scalar("U3", QByteArray("M\0\0\0S\0\0\0E\0\0\0", 12)), "'MSE'");
        row("numpy: text, big-endian", scalar("U2", QByteArray("\0\0\0M\0\0\0S", 8), ">"), "'MS'");
        row("numpy: complex", scalar("c8", QByteArray(8, '\0')), "scalar()");
        row("numpy: date", scalar("M8", QByteArray(8, '\0')), "scalar()");
        row("numpy: another size", scalar("f8", QByteArray(4, '\0')), "scalar()");
        row("numpy 2", scalar("f8", little(0.5), "<", "numpy._core.multiarray"), "0.5");
        row("numpy: bytes of protocol 2",
            global("numpy.core.multiarray", "scalar") + numpyType("i2") + global("_codecs", "encode") +
                text("\xc3\xbf\x01") + text("latin1") + "\x86R\x86R",
            "511");
        row("numpy: row", array("f4", integers({2}), little(0.5F) + little(2.F)), "[0.5 2]");
        row("numpy: number in an array", array("i4", ")", little(std::int32_t{7})), "7");
        row("numpy: table", array("f4", integers({1, 1}), little(0.5F)), "ndarray()");
        row("numpy: objects", array("O8", integers({1}), "x"), "ndarray()");
        row("numpy: row of protocol 5",
            global("numpy.core.numeric", "_frombuffer") + "(\x96" + little<std::uint64_t>(4) + little(0.5F) +
                numpyType("f4") + integers({1}) + text("C") + "tR",
            "[0.5]");
    }
    void values() {
        QFETCH(QByteArray, opcodes);
        QFETCH(QString, value);
        const Pickle pickle = readPickle(proto() + opcodes + ".").values;
        QCOMPARE(shown(pickle, pickle.root()), value);
    }

    // What attacks whoever loads a pickle with Python is called what it is; what checkpoints hold is not.
    void suspects_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("suspect");
        for (const char* name : {"os.system",
                                 "posix.system",
                                 "nt.system",
                                 "os.path.os.system",
                                 "subprocess.Popen",
                                 "subprocess.check_output",
                                 "sys.exit",
                                 "builtins.eval",
                                 "builtins.exec",
                                 "builtins.compile",
                                 "builtins.open",
                                 "builtins.__import__",
                                 "builtins.globals",
                                 "builtins.setattr",
                                 "builtins.breakpoint",
                                 "__builtin__.apply",
                                 "__builtin__.execfile",
                                 "importlib.import_module",
                                 "runpy.run_path",
                                 "runpy._run_code",
                                 "pty.spawn",
                                 "ctypes.CDLL",
                                 "socket.socket",
                                 "shutil.rmtree",
                                 "pickle.loads",
                                 "_pickle.loads",
                                 "marshal.loads",
                                 "types.CodeType",
                                 "types.FunctionType",
                                 "types.ModuleType",
                                 "code.InteractiveInterpreter",
                                 "timeit.timeit",
                                 "pdb.run",
                                 "cProfile.run",
                                 "webbrowser.open",
                                 "urllib.request.urlopen",
                                 "requests.api.get",
                                 "http.client.HTTPSConnection",
                                 "tempfile.mktemp",
                                 "io.open",
                                 "io.FileIO",
                                 "_io.FileIO",
                                 "pathlib.Path.unlink",
                                 "zipfile.ZipFile",
                                 "operator.attrgetter",
                                 "operator.methodcaller",
                                 "functools.reduce",
                                 "asyncio.run",
                                 "torch.load",
                                 "torch.hub.load",
                                 "torch.jit.load",
                                 "torch.serialization.load",
                                 "torch.storage._load_from_bytes",
                                 "torch.utils.cpp_extension.load",
                                 "torch.os.system",
                                 "numpy.load",
                                 "numpy.f2py.crackfortran.myeval",
                                 "numpy.testing._private.utils.runstring",
                                 "pandas.read_pickle",
                                 "my.Net.__init__",
                                 "my.Net.__reduce__",
                                 "my.__subclasses__",
                                 "codecs.open",
                                 "dill._dill._create_code",
                                 "pip.main",
                                 "multiprocessing.Process"}) {
            QTest::newRow(name) << QString(name) << true;
        }
        for (const char* name : {"argparse.Namespace",
                                 "types.SimpleNamespace",
                                 "collections.Counter",
                                 "collections.deque",
                                 "pathlib.PosixPath",
                                 "pathlib.WindowsPath",
                                 "pathlib._local.PosixPath",
                                 "datetime.datetime",
                                 "datetime.timezone",
                                 "decimal.Decimal",
                                 "fractions.Fraction",
                                 "uuid.UUID",
                                 "enum.Enum",
                                 "functools.partial",
                                 "operator.itemgetter",
                                 "builtins.set",
                                 "builtins.complex",
                                 "builtins.bytearray",
                                 "builtins.print",
                                 "builtins.ValueError",
                                 "__builtin__.unicode",
                                 "io.BytesIO",
                                 "torch.float32",
                                 "torch.bfloat16",
                                 "torch.strided",
                                 "torch.Tensor",
                                 "torch.optim.adam.Adam",
                                 "torch.torch_version.TorchVersion",
                                 "torch._utils._rebuild_sparse_tensor",
                                 "torch._utils._rebuild_qtensor",
                                 "torch.nn.modules.linear.Linear",
                                 "torch.distributed.optim.ZeroRedundancyOptimizer",
                                 "numpy.ndarray",
                                 "numpy.random._pickle.__randomstate_ctor",
                                 "numpy.random._pickle.__bit_generator_ctor",
                                 "numpy.dtypes.Float64DType",
                                 "pandas.core.frame.DataFrame",
                                 "__main__.Config",
                                 "models.utils.config.BaseConfig",
                                 "config.BaseConfig",
                                 "my.test.Outer.Inner",
                                 "test.Config",
                                 "code.config.Config",
                                 "easydict.EasyDict",
                                 "omegaconf.dictconfig.DictConfig",
                                 "platform.uname_result",
                                 "os.stat_result",
                                 "re._compile",
                                 "logging.getLogger",
                                 "zoneinfo.ZoneInfo._unpickle",
                                 "PIL.Image.Image"}) {
            QTest::newRow(name) << QString(name) << false;
        }
    }
    void suspects() {
        QFETCH(QString, name);
        QFETCH(bool, suspect);
        const QByteArray module = name.section('.', 0, -2).toUtf8();
        const QByteArray last = name.section('.', -1).toUtf8();
        // Named, called with arguments, in protocol 4, as a class of objects, and as part of a class.
        for (const QByteArray& opcodes :
             {global(module, last), global(module, last) + text("touch hostile") + "\x85R",
              text(module) + text(last) + "\x93", "(" + text("touch hostile") + "i" + module + "\n" + last + "\n",
              global(module, last) + ")\x81}b"}) {
            const QString message = errorOf([&] { readPickle(proto() + opcodes + "."); });
            QCOMPARE(message,
                     suspect ? "x.pth refers to " + name + ", which no checkpoint needs; it was not run" : QString());
        }
        QVERIFY(!QFile::exists("hostile"));
    }

    void descriptions() {
        const Pickle pickle = readPickle(proto() +
                                         tuple({global("decimal", "Decimal") + text("0.2") + "\x85R",
                                                global("my.loss", "Loss"), "]", "K\x01", "N", "}"}) +
                                         ".")
                                  .values;
        ;
        QStringList words;
        for (const auto child : pickle.children(pickle.root())) {
            words << QString::fromStdString(pickle.described(child).english());
        }
        QCOMPARE(words.join(", "),
                 QString("an object of class decimal.Decimal, the class my.loss.Loss, a list, an int, None, a dict"));
    }
};

LATENTWALK_TEST(TestPickleObjects, none)

}  // namespace test_pickle_objects

#include "test_pickle_objects.moc"
