#pragma once
// What a run is to do: read from the command line and from the file lifecycle.py writes after it signed in.

#include <cstdint>
#include <string>
#include <vector>

namespace sinergi::bench {

/// Hard bounds: a run stops by itself, whatever was asked.
inline constexpr int seconds_limit = 600;
inline constexpr int clients_limit = 1'000;
inline constexpr std::int64_t requests_limit = 5'000'000;

struct Plan {
    std::uint16_t port = 0;
    int clients = 1;          // closed loop: that many ask without pause; open loop: at most that many at once
    double rate = 0;          // life cycles due a second; 0 is the closed loop
    int warm_up_seconds = 2;  // not measured
    int seconds = 10;         // measured
    int server_pid = 0;       // whose processor time is told; 0 nobody's
    std::uint64_t seed = 1;
    std::string json_file{};
    std::string paths_file{};  // gets: one path a line

    // From the file: a word and its value a line. Clients take them in turn.
    std::vector<std::string> receivers{}, assigners{}, answerers{}, searchers{};  // bearer tokens
    std::vector<std::string> officers{};                                          // ids to assign to
    std::vector<std::string> regions{};                                           // villages
    std::vector<std::string> kinds{};
};

/// @throws std::runtime_error with a sentence for the person who called it wrongly
[[nodiscard]] Plan read_plan(int argc, char** argv);

/// The lines of a file, without empty ones.
/// @throws std::runtime_error when it cannot be read
[[nodiscard]] std::vector<std::string> read_lines(std::string const& path);

}  // namespace sinergi::bench
