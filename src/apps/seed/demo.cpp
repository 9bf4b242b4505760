#include "seed/counter.hpp"
#include "seed/life.hpp"

#include "audit/sealer.hpp"

#include <fmt/format.h>

namespace sinergi::seed {

bool is_demo_there(db::Database& db) {
    return db.read([](db::Tx& tx) {
        auto const head = access::find_person(tx, access::office_head(tx));
        return head && head->account == "kepala";
    });
}

std::vector<SeedAccount> seed_demo(access::Office& office, calendar::Calendar const& calendar,
                                   files::FileStore const& files, Areas const& areas, Moment now) {
    auto const posts = make_posts(office.area, areas);
    if (is_demo_there(office.db)) return tell_anew(office, posts, now);
    auto const plot = make_plot(areas, posts, calendar, office.zone, now);
    auto const photos = take_photos(plot, files);
    auto const counter_papers = make_counter_papers(files, now);
    regions::Areas const names(office.db);
    auto const founded =
        start_of(date_in(office.zone, now).plus_days(-plot_days - 7), office.zone).plus_ms(9 * hour_ms);

    std::int64_t last_id = 0;
    auto const done = office.db.write([&](db::Tx& tx) -> Done {
        // Ids of the days that are told, not of today.
        IdMaker ids;
        access::Office then{.db = office.db,
                            .clock = office.clock,
                            .ids = ids,
                            .zone = office.zone,
                            .area = office.area,
                            .name = office.name,
                            .secret = office.secret};
        SINERGI_TRY(staff, found_office(tx, then, posts, founded, now));
        SINERGI_MUST(live(tx, then, calendar, staff, plot, photos));
        // The counter's days begin where they began, not where the complaints end: ids of another lease.
        IdMaker counter_ids(1);
        access::Office counter{.db = office.db,
                               .clock = office.clock,
                               .ids = counter_ids,
                               .zone = office.zone,
                               .area = office.area,
                               .name = office.name,
                               .secret = office.secret};
        SINERGI_MUST(live_counter(tx, counter, calendar, names, staff, areas, counter_papers, now));
        last_id = std::max(ids.next(now), counter_ids.next(now));
        return {};
    });
    if (!done) throw Fault(fmt::format("the demo's story was refused: {} {}", done.error().key, done.error().about));
    office.ids.raise_floor(last_id);
    audit::Sealer(office.db, office.clock, {}).seal_once();

    std::vector<SeedAccount> accounts;
    for (auto const& post : posts)
        accounts.push_back(
            {post.account, post.password, std::string(access::role_text(post.role)), post.area.text(), post.name});
    return accounts;
}

}  // namespace sinergi::seed
