#include <QApplication>
#include <QCommandLineParser>
#include <cstdio>
#include <optional>

#include "core/generator/device.h"
#include "core/generator/generator.h"
#include "ui/icons.h"
#include "ui/main_window.h"
#include "ui/theme.h"

namespace {

using namespace latentwalk;

struct Arguments {
    QString model;  // empty: the built-in one
    Device device = Device::Auto;
    int threads = 0;  // 0: as many as there are cores
};

constexpr int kWrongUsage = 2;

[[noreturn]] void refuse(const QString& message) {
    std::fprintf(stderr, "latentwalk: %s\nSee 'latentwalk --help'.\n", qPrintable(message));
    std::exit(kWrongUsage);
}

std::optional<Device> deviceOf(const QString& name) {
    if (name == QLatin1String("auto")) {
        return Device::Auto;
    }
    if (name == QLatin1String("cpu")) {
        return Device::Cpu;
    }
    if (name == QLatin1String("cuda")) {
        return Device::Cuda;
    }
    return std::nullopt;
}

// Ends the program after --help, --version and wrong usage.
Arguments readArguments(const QCoreApplication& app) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Explore the latent space of Progressive GANs."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("MODEL"),
                                 QStringLiteral("Model file to open (default: the built-in one)"),
                                 QStringLiteral("[MODEL]"));
    const QCommandLineOption device(QStringLiteral("device"), QStringLiteral("auto (default), cpu or cuda"),
                                    QStringLiteral("NAME"), QStringLiteral("auto"));
    const QCommandLineOption threads(QStringLiteral("threads"),
                                     QStringLiteral("Threads on the CPU (default: 0, one for each physical core)"),
                                     QStringLiteral("N"), QStringLiteral("0"));
    parser.addOptions({device, threads});
    if (!parser.parse(app.arguments())) {
        refuse(parser.errorText());
    }
    if (parser.isSet(QStringLiteral("help"))) {
        parser.showHelp();
    }
    if (parser.isSet(QStringLiteral("version"))) {
        parser.showVersion();
    }

    Arguments arguments;
    const auto chosen = deviceOf(parser.value(device));
    bool isNumber = false;
    arguments.threads = parser.value(threads).toInt(&isNumber);
    constexpr int kMostThreads = 1024;
    if (!chosen) {
        refuse(QStringLiteral("--device is auto, cpu or cuda, not '%1'").arg(parser.value(device)));
    }
    if (!isNumber || arguments.threads < 0 || arguments.threads > kMostThreads) {
        refuse(QStringLiteral("--threads is a number from 0 to 1024, not '%1'").arg(parser.value(threads)));
    }
    if (parser.positionalArguments().size() > 1) {
        refuse(QStringLiteral("only one model can be opened at a time"));
    }
    arguments.device = *chosen;
    arguments.model = parser.positionalArguments().value(0);
    return arguments;
}

OpenedGenerator openGenerator(const std::filesystem::path& path, Device device,
                              std::function<void(const std::string&)> notice) {
    const Checkpoint checkpoint = openCheckpoint(path);
    GeneratorSettings settings;
    settings.device = device;
    settings.notice = std::move(notice);
    return {makeGenerator(checkpoint, settings), checkpoint.title, std::string(nameOf(checkpoint.format))};
}

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication::setApplicationName(QStringLiteral("latentwalk"));
    QCoreApplication::setOrganizationName(QStringLiteral("latentwalk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LATENTWALK_VERSION));
    Arguments arguments;
    {
        // --help and --version work without a display, too.
        const QCoreApplication app(argc, argv);
        arguments = readArguments(app);
    }

    QApplication app(argc, argv);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Latentwalk"));
    QGuiApplication::setDesktopFileName(QStringLiteral("latentwalk"));
    QGuiApplication::setWindowIcon(applicationIcon());
    Appearance appearance;

    setThreads(arguments.threads);
    const auto factory = [device = arguments.device](const std::filesystem::path& path,
                                                     std::function<void(const std::string&)> notice) {
        return openGenerator(path, device, std::move(notice));
    };
    MainWindow window(factory, appearance);
    window.show();
    if (arguments.model.isEmpty()) {
        window.openBuiltInModel();
    } else {
        window.openModel(arguments.model);
    }
    return QApplication::exec();
}
