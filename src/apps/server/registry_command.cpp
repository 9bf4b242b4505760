#include "server/registry_command.hpp"

#include "registry/intake/command.hpp"
#include "seed/stories/padan.hpp"
#include "seed/stories/proposals.hpp"
#include "seed/stories/ties.hpp"
#include "server/node.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>

namespace sinergi::apps {

seed::Areas areas_of(Node& node) {
    seed::Areas areas;
    auto const atlas = node.areas->atlas();
    for (auto const level : {RegionLevel::district, RegionLevel::village})
        for (auto const& region :
             regions::search(*atlas, {.within = node.office.area, .level = level, .limit = 100'000}))
            areas.emplace_back(region.code, std::string(region.name));
    return areas;
}

void fill_registry(Node& node, seed::Areas const& areas) {
    seed::seed_registry(node.office, *node.days->now(), node.files, areas, node.clock->now());
    seed::seed_ties(node.office, *node.days->now(), *node.areas, node.clock->now());
    seed::seed_padan(node.office, *node.areas, node.place.data / "civil", node.clock->now());
}

int run_registry(std::vector<std::string> arguments) {
    CLI::App app("persons and families", "sinergi registry");
    app.require_subcommand(1);
    Place place;
    registry::intake::CommandWish wish;
    auto* imports = app.add_subcommand("import", "families and members from CSV or XLSX, while nobody is served");
    imports->add_option("--data", place.data, "folder of the office")->required();
    imports->add_option("--db", place.db, "postgresql://...; else the folder's own file");
    imports->add_option("files", wish.files, "lists with the number of the family card")->required();
    imports->add_option("--source", wish.source, "dtsen, regsosek, dtks, bdt, dukcapil ...")->capture_default_str();
    imports->add_option("--period", wish.period, "quarter of deciles whose row names none: 2026-Q3");
    imports->add_flag("--apply", wish.is_applied, "write; without it only what would change is told");
    imports->add_flag("--json", wish.as_json, "print the figures as JSON");
    std::ranges::reverse(arguments);
    try {
        app.parse(arguments);
    } catch (CLI::ParseError const& error) {
        return app.exit(error);
    }
    try {
        Node node(place);
        return registry::intake::run_import(node.office, *node.areas->atlas(), wish);
    } catch (std::exception const& error) {
        std::cerr << "sinergi registry: " << error.what() << "\n";
        return 1;
    }
}

}  // namespace sinergi::apps
