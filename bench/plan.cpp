#include "plan.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <stdexcept>

namespace sinergi::bench {
namespace {

void read_sessions(Plan& plan, std::string const& path) {
    std::map<std::string, std::vector<std::string>*> const words{
        {"receive", &plan.receivers}, {"assign", &plan.assigners}, {"answer", &plan.answerers},
        {"search", &plan.searchers},  {"officer", &plan.officers}, {"region", &plan.regions},
        {"kind", &plan.kinds}};
    for (auto const& line : read_lines(path)) {
        auto const blank = line.find(' ');
        auto const word = words.find(line.substr(0, blank));
        if (word == words.end() || blank == std::string::npos) throw std::runtime_error("unknown line in " + path);
        word->second->push_back(line.substr(blank + 1));
    }
    for (auto const& [name, values] : words) {
        if (values->empty()) throw std::runtime_error(path + " names no " + name);
    }
}

}  // namespace

std::vector<std::string> read_lines(std::string const& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("cannot read " + path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        if (!line.empty()) lines.push_back(line);
    }
    return lines;
}

Plan read_plan(int argc, char** argv) {
    Plan plan;
    for (int i = 1; i + 1 < argc; i += 2) {
        std::string const option = argv[i];
        std::string const value = argv[i + 1];
        if (option == "--port")
            plan.port = static_cast<std::uint16_t>(std::stoi(value));
        else if (option == "--clients")
            plan.clients = std::clamp(std::stoi(value), 1, clients_limit);
        else if (option == "--rate")
            plan.rate = std::stod(value);
        else if (option == "--warm-up")
            plan.warm_up_seconds = std::clamp(std::stoi(value), 0, seconds_limit);
        else if (option == "--seconds")
            plan.seconds = std::clamp(std::stoi(value), 1, seconds_limit);
        else if (option == "--pid")
            plan.server_pid = std::stoi(value);
        else if (option == "--seed")
            plan.seed = std::stoull(value);
        else if (option == "--json")
            plan.json_file = value;
        else if (option == "--sessions")
            read_sessions(plan, value);
        else if (option == "--paths")
            plan.paths_file = value;
        else if (option == "--token")
            plan.searchers.push_back(value);
        else
            throw std::runtime_error("unknown option " + option);
    }
    if (plan.port == 0) throw std::runtime_error("--port is missing");
    return plan;
}

}  // namespace sinergi::bench
