#include "registry/intake/command.hpp"

#include "access/actions.hpp"
#include "audit/actions.hpp"
#include "plumbing/json/write.hpp"
#include "plumbing/locale/locale.hpp"
#include "registry/store/imports.hpp"

#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace sinergi::registry::intake {
namespace {

using Ticks = std::chrono::steady_clock;

struct Seconds {
    double read = 0, compare = 0, write = 0;
};
BOOST_DESCRIBE_STRUCT(Seconds, (), (read, compare, write))
struct Said {
    ImportCounts counts;
    Seconds seconds;
    std::map<std::string, std::int64_t> faults;
};
BOOST_DESCRIBE_STRUCT(Said, (), (counts, seconds, faults))

double since(Ticks::time_point begun) { return std::chrono::duration<double>(Ticks::now() - begun).count(); }

int tell(Refusal const& refusal) {
    std::cerr << "sinergi registry import: "
              << locale::say(refusal.key, locale::Language::id, {.about = refusal.about, .limit = {}}) << "\n";
    return 1;
}

Done read(Told& told, CommandWish const& wish, Date today, regions::Atlas const& atlas) {
    lists::Villages const villages;
    for (auto const& path : wish.files) {
        std::ifstream file(path, std::ios::binary);
        if (!file) return refuse(Why::not_found, "registry.import_no_file", path);
        std::ostringstream bytes;
        bytes << file.rdbuf();
        SINERGI_MUST(
            told.read(std::filesystem::path(path).filename().string(), std::move(bytes).str(), today, villages));
    }
    told.gather(today, atlas);
    return {};
}

Done write(access::Office& office, Loader& loader, Said const& said, CommandWish const& wish, Source source,
           access::Officer const& by) {
    auto const now = office.clock.now();
    ImportRow row{
        .id = ImportId(office.ids.next(now)), .account = by.id, .source = source, .state = "sent", .made_at = now};
    for (auto const& path : wish.files) row.name += (row.name.empty() ? "" : ", ") + path;
    row.files = "[]";
    SINERGI_MUST(office.db.write([&](db::Tx& tx) -> Done {
        store::insert(tx, row);
        audit::note(tx, office.ids, now, by.trace(row.name), "registry.import_applied",
                    {.kind = "import", .id = row.id.raw(), .region = office.area});
        return store::set_state(tx, row.id, "applying", 0);
    }));
    auto const loaded = loader.load(row.id, now);
    row.state = loaded ? "applied" : "failed";
    row.counts = json::write(said.counts);
    row.first_id = loader.first_id();
    row.last_id = loader.last_id();
    row.applied_at = now;
    SINERGI_MUST(office.db.write([&](db::Tx& tx) -> Done {
        store::set_applied(tx, row);
        return {};
    }));
    return loaded;
}

void print(Said const& said, CommandWish const& wish) {
    auto const& c = said.counts;
    if (wish.as_json) {
        std::cout << json::write(said) << "\n";
        return;
    }
    std::cout << fmt::format("keluarga  baru {}  berubah {}  sama {}  bermasalah {}\n", c.families_new,
                             c.families_changed, c.families_same, c.families_faulty)
              << fmt::format("orang     baru {}  berubah {}  sama {}  bermasalah {}  mungkin ganda {}\n", c.persons_new,
                             c.persons_changed, c.persons_same, c.persons_faulty, c.doubts);
    for (auto const& [fault, count] : said.faults) std::cout << fmt::format("  {:<20} {}\n", fault, count);
    std::cout << fmt::format("baca {:.1f} s  banding {:.1f} s  tulis {:.1f} s{}\n", said.seconds.read,
                             said.seconds.compare, said.seconds.write,
                             wish.is_applied ? "" : "\nBelum ada yang ditulis: tambahkan --apply.");
}

}  // namespace

int run_import(access::Office& office, regions::Atlas const& atlas, CommandWish const& wish) {
    auto source = Source::list;
    if (!boost::describe::enum_from_string(wish.source.c_str(), source))
        return tell({.why = Why::malformed, .key = "registry.import_source"});
    // Who has the disk has all of it: answers on health come in too.
    auto by = access::founder(office.area);
    by.acts.set(static_cast<std::size_t>(access::Act::see_person_specific));
    Said said;
    Told told;
    if (!wish.period.empty()) {
        auto const quarter = read_quarter(wish.period);
        if (!quarter) return tell(quarter.error());
        told.period = *quarter;
    }
    auto begun = Ticks::now();
    if (auto const done = read(told, wish, date_in(office.zone, office.clock.now()), atlas); !done)
        return tell(done.error());
    said.seconds.read = since(begun);
    Loader loader(office, atlas, told,
                  {.by = by, .source = source, .reason = "impor", .families_at_once = wish.families_at_once});
    begun = Ticks::now();
    said.counts = loader.compare();
    said.seconds.compare = since(begun);
    for (auto const& one : loader.late_faults()) told.note_as(one.fault, one.file, one.line, one.column, one.read);
    for (std::size_t i = 0; i < fault_count; ++i)
        if (told.fault_counts[i] > 0) said.faults.emplace(word(static_cast<Fault>(i)), told.fault_counts[i]);
    begun = Ticks::now();
    if (wish.is_applied)
        if (auto const done = write(office, loader, said, wish, source, by); !done) return tell(done.error());
    said.seconds.write = since(begun);
    print(said, wish);
    return 0;
}

}  // namespace sinergi::registry::intake
