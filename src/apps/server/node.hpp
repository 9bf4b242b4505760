#pragma once
// An office on disk: one folder with its settings, its secret, its files, and the database or where it is.
//
//     DIR/node.json    area, name, zone, help lines      DIR/secret   32 bytes, mode 600
//     DIR/sinergi.db   unless --db says PostgreSQL       DIR/files/   photos and papers

#include "access/doors.hpp"
#include "calendar/days.hpp"
#include "grievances/api.hpp"
#include "plumbing/clock/clock.hpp"
#include "plumbing/files/files.hpp"
#include "plumbing/web/page.hpp"
#include "regions/areas.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace sinergi::apps {

/// What makes one office different from another; node.json.
struct NodeSettings {
    std::string area;          // "3208"; "" is the whole country: the ministry
    std::string name;          // "Dinas Sosial Kabupaten Kuningan"
    std::string zone = "WIB";  // WIB WITA WIT
    std::vector<web::HelpLine> help;
    std::string url{};  // where other nodes reach this one; "" tells none
    static constexpr std::string_view optional_members = "url";
};
BOOST_DESCRIBE_STRUCT(NodeSettings, (), (area, name, zone, help, url))

/// What a command line calls an area: a region code, or "nasional" for the whole country, which node.json writes "".
/// @throws Fault
[[nodiscard]] std::string area_setting(std::string_view text);

/// Where an office lives, as the command line says it.
struct Place {
    std::filesystem::path data;
    std::string db;  // "" for DIR/sinergi.db
    [[nodiscard]] std::string database() const { return db.empty() ? (data / "sinergi.db").string() : db; }
    [[nodiscard]] bool is_new() const { return !std::filesystem::exists(data / "node.json"); }
};

/// Opens the database of an office that stands; makes none. @throws Fault
[[nodiscard]] std::unique_ptr<db::Database> open_database(Place const& place);

/// @throws Fault when an office stands there in which somebody has worked
void check_unfounded(Place const& place);

/// Makes the folder, node.json and the secret where they are missing, and brings the schema up to date.
/// @throws Fault also when the database is another folder's office, or there is no such area
void found(Place const& place, NodeSettings const& settings);

/// Writes this node's own address into node.json. @throws Fault
void set_url(Place const& place, std::string const& url);

/// The system's clock, moved by SINERGI_CLOCK_OFFSET_MS (tests of a clock set back).
[[nodiscard]] std::unique_ptr<Clock> make_clock();

/// An opened office and its houses' shared things.
class Node {
public:
    /// @throws Fault when the folder is no office, or the schema is not this program's
    explicit Node(Place place);
    Node(Node const&) = delete;
    Node& operator=(Node const&) = delete;

    Place place;
    NodeSettings settings;
    std::unique_ptr<Clock> clock;
    std::unique_ptr<db::Database> database;
    IdMaker ids;
    access::Office office;
    std::unique_ptr<regions::Areas> areas;
    std::unique_ptr<calendar::Days> days;
    files::FileStore files;
};

}  // namespace sinergi::apps
