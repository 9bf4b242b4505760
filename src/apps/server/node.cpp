#include "server/node.hpp"

#include "audit/actions.hpp"
#include "cases/actions.hpp"
#include "federation/post.hpp"
#include "grievances/actions.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/db/migrate.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"
#include "proposals/api.hpp"
#include "requests/api.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace sinergi::apps {
namespace {

namespace fs = std::filesystem;

std::string read_whole(fs::path const& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw Fault("cannot read " + file.string());
    std::ostringstream out;
    out << in.rdbuf();
    return std::move(out).str();
}

/// Written whole or not at all; only its owner reads it.
void write_private(fs::path const& file, std::string_view bytes) {
    auto const temp = file.string() + ".new";
    int const fd = ::open(temp.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0) throw Fault("cannot write " + temp);
    bool const is_written =
        ::write(fd, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) && ::fsync(fd) == 0;
    ::close(fd);
    if (!is_written) throw Fault("cannot write " + temp);
    fs::rename(temp, file);
}

class MovedClock final : public Clock {
public:
    explicit MovedClock(std::int64_t offset_ms) : offset_ms_(offset_ms) {}
    [[nodiscard]] Moment now() const noexcept override { return system_.now().plus_ms(offset_ms_); }
    [[nodiscard]] std::int64_t ticks_ms() const noexcept override { return system_.ticks_ms() + offset_ms_; }

private:
    SystemClock system_;
    std::int64_t offset_ms_;
};

NodeSettings read_settings(Place const& place) {
    if (place.is_new())
        throw Fault(place.data.string() +
                    " is no office yet: `sinergi init --data DIR --area CODE --name NAME` founds one, "
                    "`sinergi seed demo --data DIR` fills one with made-up people");
    auto settings = json::read<NodeSettings>(read_whole(place.data / "node.json"));
    if (!settings) throw Fault((place.data / "node.json").string() + ": " + std::string(settings.error().key));
    return *std::move(settings);
}

/// Has anybody done anything in this database yet?
bool is_in_use(db::Database& database) {
    return db::schema_state(database).at > 0 && database.read([](db::Tx& tx) { return audit::highest_id(tx); }) > 0;
}

std::unique_ptr<db::Database> open_ready(Place const& place) {
    auto database = open_database(place);
    auto const schema = db::schema_state(*database);
    if (schema.at == 0)
        throw Fault(
            "the database is empty, so the office is not in it: name the right one with --db, or bring the "
            "office back with `sinergi restore`");
    if (schema.at > schema.known)
        throw Fault("the database is newer than this program (schema " + std::to_string(schema.at) + ", known " +
                    std::to_string(schema.known) + "): install the newer program");
    if (!schema.is_ready())
        throw Fault("the database is older than this program (schema " + std::to_string(schema.at) + " of " +
                    std::to_string(schema.known) + "): make a backup, then `sinergi migrate --data DIR`");
    return database;
}

Zone zone_of(std::string const& name) {
    if (name == "WITA") return Zone::WITA;
    if (name == "WIT") return Zone::WIT;
    return Zone::WIB;
}

access::Office office_of(Node& node) {
    auto const area =
        node.settings.area.empty() ? Result<RegionCode>(RegionCode{}) : RegionCode::parse(node.settings.area);
    if (!area) throw Fault("node.json: area is not a region code: " + node.settings.area);
    return {.db = *node.database,
            .clock = *node.clock,
            .ids = node.ids,
            .zone = zone_of(node.settings.zone),
            .area = *area,
            .name = node.settings.name,
            .secret = read_whole(node.place.data / "secret")};
}

}  // namespace

std::string area_setting(std::string_view text) {
    if (text == "nasional" || text == "pusat") return {};
    auto const read = RegionCode::parse(text);
    if (!read) throw Fault("area: a region code as 3208, or \"nasional\" for the whole country");
    return read->text();
}

void set_url(Place const& place, std::string const& url) {
    auto settings = read_settings(place);
    if (settings.url == url) return;
    settings.url = url;
    write_private(place.data / "node.json", json::write(settings));
}

std::unique_ptr<Clock> make_clock() {
    char const* offset = std::getenv("SINERGI_CLOCK_OFFSET_MS");
    if (offset == nullptr) return std::make_unique<SystemClock>();
    return std::make_unique<MovedClock>(std::strtoll(offset, nullptr, 10));
}

std::unique_ptr<db::Database> open_database(Place const& place) {
    // Opening would make an empty one, and an empty office looks like one that lost everything.
    if (place.db.empty() && !fs::exists(place.database()))
        throw Fault(place.database() + " does not exist: name the database with --db if this office has PostgreSQL");
    return db::Database::open(place.database());
}

void check_unfounded(Place const& place) {
    if (place.is_new() || (place.db.empty() && !fs::exists(place.database()))) return;
    if (!is_in_use(*db::Database::open(place.database()))) return;
    throw Fault(place.data.string() + " is an office already: " + read_settings(place).name +
                ". Name a new folder for another office; `sinergi admin` adds an administrator to this one");
}

void found(Place const& place, NodeSettings const& settings) {
    fs::create_directories(place.data);
    fs::permissions(place.data, fs::perms::owner_all);
    if (!fs::exists(place.data / "secret")) write_private(place.data / "secret", crypto::random_bytes(32));
    auto const database = db::Database::open(place.database());
    auto const was_in_use = is_in_use(*database);
    if (place.is_new() && was_in_use)
        throw Fault("the database holds an office already, whose folder is not " + place.data.string() +
                    ": name its folder with --data, or an empty database with --db");
    db::migrate(*database);
    regions::load(*database, make_clock()->now());
    if (!settings.area.empty() && !regions::Areas(*database).check_open(RegionCode::parse(settings.area).value()))
        throw Fault("--area " + settings.area + ": no such area; look its code up in the Kemendagri list, as 3208");
    // Last, so that a folder with it is a whole office; anew while nobody works there, for the first try may have
    // erred.
    if (!was_in_use) write_private(place.data / "node.json", json::write(settings));
}

Node::Node(Place where)
    : place(std::move(where)),
      settings(read_settings(place)),
      clock(make_clock()),
      database(open_ready(place)),
      ids(static_cast<std::uint8_t>(::getpid() & 0xFF)),
      office(office_of(*this)),
      areas(std::make_unique<regions::Areas>(*database)),
      days(std::make_unique<calendar::Days>(*database)),
      files(place.data / "files") {
    // Never below the highest stored, also after a restart with the clock set back. What a deed stores comes before its
    // audit line; a photo that came before its report has none.
    ids.raise_floor(database->read([](db::Tx& tx) {
        return std::max({audit::highest_id(tx), grievances::highest_id(tx), cases::highest_id(tx),
                         federation::highest_id(tx), requests::highest_id(tx), proposals::highest_id(tx)});
    }));
}

}  // namespace sinergi::apps
