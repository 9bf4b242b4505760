#include "plumbing/log/log.hpp"

#include "base/nik.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <memory>
#include <mutex>

namespace sinergi::log {
namespace {

constexpr std::size_t line_bytes_max = 4'000;

spdlog::level::level_enum spoken(Level level) {
    switch (level) {
        case Level::info:
            return spdlog::level::info;
        case Level::warn:
            return spdlog::level::warn;
        case Level::error:
            return spdlog::level::err;
    }
    return spdlog::level::err;
}

// Never destroyed: threads may still speak while the process ends.
spdlog::logger& voice() {
    static auto& logger = *[] {
        auto* made = new spdlog::logger("sinergi", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
        return made;
    }();
    return logger;
}

struct Ear {
    std::mutex mutex;
    std::function<void(Level, std::string const&)> listener;
};

Ear& ear() {
    static auto& made = *new Ear;
    return made;
}

}  // namespace

std::string safe(std::string_view line) {
    // Masked before it is cut, so that no half of a number stays readable at the end.
    auto out = mask_niks(line);
    if (out.size() > line_bytes_max) {
        auto end = line_bytes_max;
        while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U) --end;  // not within a character
        out.resize(end);
    }
    for (auto& c : out)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    return out;
}

void write(Level level, std::string_view line) noexcept {
    try {
        if (!voice().should_log(spoken(level))) return;
        auto const clean = safe(line);
        {
            std::scoped_lock const lock(ear().mutex);
            if (ear().listener) return ear().listener(level, clean);
        }
        voice().log(spoken(level), clean);
    } catch (...) {
        std::fputs("a log line was lost\n", stderr);
    }
}

void show_from(Level level) { voice().set_level(spoken(level)); }

void listen(std::function<void(Level, std::string const&)> listener) {
    std::scoped_lock const lock(ear().mutex);
    ear().listener = std::move(listener);
}

}  // namespace sinergi::log
