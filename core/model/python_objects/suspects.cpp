// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/python_objects/suspects.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace latentwalk {
namespace {

using Names = std::string_view;

// Of modules whose other contents are suspect: what objects of checkpoints are made of.
constexpr std::array kHarmlessBuiltins{
    Names("object"),
    Names("bool"),
    Names("int"),
    Names("long"),
    Names("float"),
    Names("complex"),
    Names("str"),
    Names("unicode"),
    Names("bytes"),
    Names("bytearray"),
    Names("list"),
    Names("tuple"),
    Names("dict"),
    Names("set"),
    Names("frozenset"),
    Names("slice"),
    Names("range"),
    Names("xrange"),
    Names("type"),
    Names("property"),
    Names("memoryview"),
    Names("Ellipsis"),
    Names("NotImplemented"),
    Names("super"),
    Names("staticmethod"),
    Names("classmethod"),
    Names("iter"),
    Names("reversed"),
    Names("enumerate"),
    Names("zip"),
    Names("map"),
    Names("filter"),
    Names("print"),
    Names("len"),
    Names("abs"),
    Names("min"),
    Names("max"),
    Names("sum"),
    Names("round"),
    Names("sorted"),
    Names("repr"),
    Names("hash"),
    Names("id"),
    Names("pow"),
    Names("divmod"),
    Names("any"),
    Names("all"),
    Names("ord"),
    Names("chr"),
    Names("isinstance"),
    Names("callable"),
};

// Modules that run programs or code, open files or use the network: no part of a dotted name may be one of these.
constexpr std::array kNowhere{
    Names("os"),         Names("posix"),         Names("nt"),      Names("sys"),
    Names("subprocess"), Names("shutil"),        Names("socket"),  Names("ctypes"),
    Names("_ctypes"),    Names("importlib"),     Names("runpy"),   Names("pty"),
    Names("builtins"),   Names("__builtin__"),   Names("marshal"), Names("_posixsubprocess"),
    Names("f2py"),       Names("cpp_extension"),
};

// These are suspect as the first part of a module's name only.
constexpr std::array kRoots{
    Names("_pickle"),
    Names("cPickle"),
    Names("pickle"),
    Names("dill"),
    Names("cloudpickle"),
    Names("shelve"),
    Names("joblib"),
    Names("codeop"),
    Names("popen2"),
    Names("webbrowser"),
    Names("multiprocessing"),
    Names("asyncio"),
    Names("signal"),
    Names("bdb"),
    Names("pdb"),
    Names("cProfile"),
    Names("timeit"),
    Names("doctest"),
    Names("pydoc"),
    Names("pip"),
    Names("ensurepip"),
    Names("venv"),
    Names("lib2to3"),
    Names("idlelib"),
    Names("distutils"),
    Names("setuptools"),
    Names("http"),
    Names("httplib"),
    Names("urllib"),
    Names("urllib2"),
    Names("requests"),
    Names("aiohttp"),
    Names("httpx"),
    Names("ftplib"),
    Names("smtplib"),
    Names("telnetlib"),
    Names("imaplib"),
    Names("poplib"),
    Names("nntplib"),
    Names("xmlrpc"),
    Names("socketserver"),
    Names("ssl"),
    Names("tempfile"),
    Names("fileinput"),
    Names("linecache"),
    Names("mmap"),
    Names("gc"),
    Names("inspect"),
    Names("imp"),
    Names("pkgutil"),
    Names("zipimport"),
    Names("zipfile"),
    Names("tarfile"),
    Names("cffi"),
    Names("codecs"),
    Names("_codecs"),
    Names("ast"),
    Names("dis"),
    Names("sysconfig"),
    Names("threading"),
    Names("_thread"),
    Names("thread"),
    Names("concurrent"),
    Names("sqlite3"),
    Names("_sqlite3"),
    Names("readline"),
    Names("pexpect"),
    Names("paramiko"),
    Names("IPython"),
    Names("modulefinder"),
};

// Harmless all the same: facts about the machine, versions, addresses.
constexpr std::array kFacts{Names("stat_result"), Names("uname_result"), Names("terminal_size")};

struct Function {
    std::string_view module;
    std::string_view name;  // "*": every one
};

// In modules that are harmless otherwise.
constexpr std::array kFunctions{
    Function{"operator", "attrgetter"},
    Function{"operator", "methodcaller"},
    Function{"_operator", "attrgetter"},
    Function{"_operator", "methodcaller"},
    Function{"functools", "reduce"},
    Function{"_functools", "reduce"},
    Function{"torch", "load"},
    Function{"torch.serialization", "load"},
    Function{"torch.hub", "*"},
    Function{"torch.jit", "*"},
    Function{"torch.package", "*"},
    Function{"torch.storage", "_load_from_bytes"},
    Function{"torch.ops", "*"},
    Function{"torch.utils.data.datapipes", "*"},
    Function{"torch._dynamo", "*"},
    Function{"torch.utils._config_module", "*"},
    Function{"torch.utils.bottleneck", "*"},
    Function{"torch.utils.collect_env", "*"},
    Function{"torch.testing", "*"},
    Function{"numpy", "load"},
    Function{"numpy", "fromfile"},
    Function{"numpy", "memmap"},
    Function{"numpy", "save"},
    Function{"numpy", "savetxt"},
    Function{"numpy", "loadtxt"},
    Function{"numpy", "genfromtxt"},
    Function{"numpy.testing", "*"},
    Function{"numpy.lib", "*"},
    Function{"numpy.distutils", "*"},
    Function{"numpy.ctypeslib", "*"},
    Function{"pandas", "read_pickle"},
    Function{"pandas.io", "*"},
    Function{"logging.config", "*"},
    Function{"logging.handlers", "*"},
    Function{"logging", "FileHandler"},
    Function{"code", "InteractiveInterpreter"},
    Function{"code", "InteractiveConsole"},
    Function{"code", "interact"},
    Function{"platform", "popen"},
    Function{"profile", "run"},
    Function{"profile", "runctx"},
    Function{"trace", "Trace"},
    Function{"commands", "getoutput"},
    Function{"commands", "getstatusoutput"},
    Function{"yaml", "load"},
    Function{"yaml", "unsafe_load"},
    Function{"yaml", "full_load"},
};

template <std::size_t Count>
bool contains(const std::array<Names, Count>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isWithin(std::string_view module, std::string_view outer) {
    return module.starts_with(outer) && (module.size() == outer.size() || module[outer.size()] == '.');
}

bool isIdentifier(std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80U;
    });
}

// Whether some part between the dots fulfils `condition`.
template <typename Condition>
bool anyPart(std::string_view dotted, const Condition& condition) {
    for (;;) {
        const std::size_t dot = dotted.find('.');
        if (condition(dotted.substr(0, dot))) {
            return true;
        }
        if (dot == std::string_view::npos) {
            return false;
        }
        dotted.remove_prefix(dot + 1);
    }
}

bool isSpecial(std::string_view name) {
    return name.size() > 4 && name.starts_with("__") && name.ends_with("__");
}

}  // namespace

bool isSuspect(std::string_view module, std::string_view name) {
    constexpr std::size_t kLongest = 512;
    const auto isNoIdentifier = [](std::string_view part) { return !isIdentifier(part); };
    if (module.size() > kLongest || name.size() > kLongest || anyPart(module, isNoIdentifier) ||
        anyPart(name, isNoIdentifier)) {
        return true;
    }
    const std::string_view root = module.substr(0, module.find('.'));
    if (module == "builtins" || module == "__builtin__" || module == "exceptions") {
        return !contains(kHarmlessBuiltins, name) && !name.ends_with("Error") && !name.ends_with("Exception") &&
               !name.ends_with("Warning");
    }
    if (module == "types") {  // the others are code and modules
        return name != "SimpleNamespace" && name != "MappingProxyType" && name != "GenericAlias" &&
               name != "NoneType" && name != "EllipsisType" && name != "UnionType";
    }
    if (root == "io" || root == "_io") {
        return name != "BytesIO" && name != "StringIO";
    }
    if (root == "pathlib") {  // paths are only names; what they can do lies in their functions
        return !name.ends_with("Path") || name.find('.') != std::string_view::npos;
    }
    if (((root == "os" || root == "posix") && contains(kFacts, name)) || isWithin(module, "urllib.parse") ||
        isWithin(module, "distutils.version")) {
        return false;
    }
    const auto isNowhere = [](std::string_view part) { return contains(kNowhere, part); };
    if (anyPart(module, isNowhere) || anyPart(name, isNowhere) || contains(kRoots, root)) {
        return true;
    }
    // Python's own functions of a class ("__init__", "__subclasses__"); the few that are wanted are known by name.
    if (anyPart(name, isSpecial)) {
        return true;
    }
    return std::any_of(kFunctions.begin(), kFunctions.end(), [&](const Function& function) {
        return function.name == "*" ? isWithin(module, function.module)
                                    : module == function.module && name == function.name;
    });
}

}  // namespace latentwalk
