// Sending a list, comparing it as a job, taking its deciles.

#include "access/directory.hpp"
#include "access/rules.hpp"
#include "audit/actions.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"
#include "plumbing/notices/notices.hpp"
#include "proposals/actions.hpp"
#include "siks/actions/told.hpp"

#include <algorithm>
#include <unordered_set>

namespace sinergi::siks {
namespace {

using access::Act;
using access::Officer;
using registry::FamilyId;

constexpr std::size_t rows_at_once = 200;
constexpr std::int64_t families_at_once = 500, tasks_at_once = 200, listed = 50;

enum class Deed : std::uint8_t { compare, take };
BOOST_DESCRIBE_ENUM(Deed, compare, take)
struct Input {
    ListId list;
    Deed deed = Deed::compare;
};
BOOST_DESCRIBE_STRUCT(Input, (), (list, deed))

Result<access::Permit> permit(Officer const& by, RegionCode const& area) {
    return access::permit(Act::import_registry, by, area, "siks");
}

void note(House& house, db::Tx& tx, Officer const& by, std::string_view act, ListRow const& list, Moment now) {
    audit::note(tx, house.office.ids, now, by.trace(list.name), act,
                {.kind = "siks_list", .id = list.id.raw(), .region = list.area});
    notices::post(tx, house.office.ids,
                  {.at = now, .topic = std::string(act), .subject = list.id.raw(), .region = list.area});
}

void start(House& house, db::Tx& tx, Officer const& by, ListRow& list, Deed deed, Moment now) {
    list.job =
        jobs::start(
            tx, house.office.ids,
            {.kind = std::string(job_kind), .input = json::write(Input{list.id, deed}), .started_by = by.id.raw()}, now)
            .raw();
}

Result<ListRow> get_list(db::Tx& tx, Officer const& by, ListId id) {
    if (!by.may(Act::import_registry)) return refuse(Why::not_allowed, "access.act_not_allowed");
    auto found = store::find_list(tx, id);
    if (!found || !by.area.has(found->area)) return refuse(Why::not_found, "siks.list_unknown", "list");
    return *std::move(found);
}

Result<std::string> bytes_of(House& house, ListRow const& list) {
    auto const boxed = crypto::from_base64url(list.key);
    if (!boxed) return refuse(Why::not_found, "lists.gone");
    auto const key = crypto::unbox(house.office.secret, *boxed);
    if (!key) return refuse(Why::not_found, "lists.gone");
    return house.vault.get(list.id.raw(), *key);
}

/// One job at work on one list.
class Work {
public:
    Work(House& house, jobs::JobContext& job, ListRow list, access::Permit permit)
        : house_(house), job_(job), list_(std::move(list)), permit_(std::move(permit)) {}

    Done compare() {
        SINERGI_TRY(bytes, bytes_of(house_, list_));
        SINERGI_TRY(told, read_list(list_.name, bytes, today(), list_.period));
        // A server that died half-way left tasks of this list.
        for (std::int64_t gone = 1; gone > 0;)
            SINERGI_MUST(job_.step("clear", [&](db::Tx& tx) -> Done {
                gone = store::clear(tx, list_.id);
                return {};
            }));
        counts_ = {.rows = told.read, .unreadable = told.unreadable};
        for (std::size_t from = 0; from < told.rows.size(); from += rows_at_once) {
            auto const to = std::min(told.rows.size(), from + rows_at_once);
            SINERGI_MUST(step([&](db::Tx& tx, ListCounts& counts) {
                for (auto i = from; i < to; ++i) compare_row(tx, told.rows[i], counts);
            }));
            job_.progress(static_cast<std::int64_t>(to), static_cast<std::int64_t>(told.rows.size()), "compare");
        }
        // Who does not receive a programme is not missing on the list of those who do.
        if (list_.extent == Extent::whole && list_.programme.empty()) SINERGI_MUST(look_for_missing());
        return finish(back_of(std::move(told.rows)));
    }

    Done take() {
        counts_ = json::read<ListCounts>(list_.counts).value_or(ListCounts{});
        TaskId after;
        for (bool is_over = false; !is_over;) {
            TaskId last;
            SINERGI_MUST(step([&](db::Tx& tx, ListCounts& counts) {
                auto const tasks = store::tasks(tx, {.list = list_.id,
                                                     .area = permit_.area(),
                                                     .kind = Kind::differs,
                                                     .verdict = Verdict::open,
                                                     .after = after,
                                                     .limit = tasks_at_once});
                for (auto const& task : tasks) take_one(tx, task, counts);
                is_over = tasks.empty();
                if (!tasks.empty()) last = tasks.back().id;
            }));
            after = last;
            job_.progress(counts_.deciles_taken, 0, "take");
        }
        return finish({});
    }

private:
    [[nodiscard]] Moment now() const { return house_.office.clock.now(); }
    [[nodiscard]] Date today() const { return date_in(house_.office.zone, now()); }

    template <class F>
    Done step(F&& deed) {
        auto counts = counts_;
        SINERGI_MUST(job_.step("", [&](db::Tx& tx) -> Done {
            counts = counts_;
            deed(tx, counts);
            return {};
        }));
        counts_ = counts;
        return {};
    }
    /// What the list proves of the lines that wait for SIKS-NG.
    proposals::Back back_of(std::vector<Told> rows) const {
        proposals::Back back{.on = list_.listed_on.value_or(date_in(house_.office.zone, list_.made_at)),
                             .area = permit_.area(),
                             .reach = list_.extent == Extent::whole ? proposals::Reach::whole : proposals::Reach::part,
                             .programme = list_.programme};
        for (auto& row : rows) {
            if (!row.no_kk.empty()) back.numbers.push_back(std::move(row.no_kk));
            if (!row.nik.empty()) back.numbers.push_back(std::move(row.nik));
        }
        for (auto const id : seen_)
            (differs_.contains(id) ? back.differs : homes_.contains(id) ? back.same : back.named).emplace_back(id);
        return back;
    }
    Done finish(std::optional<proposals::Back> const& back) {
        auto const counted = counts_;
        return job_.step("end", [&](db::Tx& tx) -> Done {
            counts_ = counted;
            if (back) {
                std::vector<registry::PersonId> none;
                auto const atlas = house_.areas.atlas();
                SINERGI_TRY(closed, proposals::arrived(tx, {house_.office, *atlas, now(), none}, permit_.by(), *back));
                counts_.arrived = closed.arrived;
                counts_.missing = closed.missing;
            }
            list_.state = ListState::read;
            list_.counts = json::write(counts_);
            store::save(tx, list_);
            note(house_, tx, permit_.by(), "siks.list_read", list_, now());
            return {};
        });
    }

    void add(db::Tx& tx, TaskRow task) {
        task.id = house_.office.ids.make<TaskRow>(now());
        task.list = list_.id;
        store::insert(tx, task);
    }

    void compare_row(db::Tx& tx, Told const& told, ListCounts& counts) {
        auto card = told.no_kk.empty() ? std::nullopt : registry::find_card(tx, permit_, told.no_kk);
        if (!card && !told.nik.empty()) card = registry::find_card_of(tx, permit_, told.nik);
        TaskRow task{.line = told.line,
                     .label = told.name,
                     .number = masked(told),
                     .decile = told.decile,
                     .period = told.period};
        if (!card) {
            task.kind = Kind::only_theirs;
            if (auto const region = RegionCode::parse(told.region)) task.region = *region;
            // A village of another office is not ours to look for.
            if (!told.region.empty() && !permit_.area().has(task.region)) return;
            ++counts.only_theirs;
            return add(tx, std::move(task));
        }
        seen_.insert(card->family.id.raw());
        if (says_home(told)) homes_.insert(card->family.id.raw());
        Ours ours{.family = card->family, .members = card->members, .decile = {}};
        for (auto const& one : card->deciles)
            if (one.maker == registry::DecileOf::bps && one.period == told.period) ours.decile = one.decile;
        if (told.period.empty()) ours.decile = card->family.decile;
        auto const found = differences(told, ours);
        if (found.empty()) {
            ++counts.same;
            return;
        }
        ++counts.differs;
        if (!is_of_decile_alone(found)) differs_.insert(card->family.id.raw());
        task.kind = Kind::differs;
        task.family = card->family.id;
        task.region = card->family.region;
        task.label = card->family.head_name.empty() ? told.name : card->family.head_name;
        task.differences = json::write(found);
        add(tx, std::move(task));
    }

    Done look_for_missing() {
        for (FamilyId after;;) {
            FamilyId last;
            SINERGI_MUST(step([&](db::Tx& tx, ListCounts& counts) {
                auto const page = registry::families_of(tx, permit_, after, families_at_once);
                last = static_cast<std::int64_t>(page.size()) == families_at_once ? page.back().id : FamilyId{};
                for (auto const& one : page) {
                    if (seen_.contains(one.id.raw())) continue;
                    ++counts.only_ours;
                    add(tx, {.kind = Kind::only_ours,
                             .family = one.id,
                             .region = one.region,
                             .label = one.head_name,
                             .number = mask_niks(one.no_kk)});
                }
            }));
            if (last.is_none()) return {};
            after = last;
        }
    }

    void take_one(db::Tx& tx, TaskRow task, ListCounts& counts) {
        auto const found = json::read<std::vector<Difference>>(task.differences).value_or(std::vector<Difference>{});
        bool const has_decile =
            std::ranges::any_of(found, [](Difference const& one) { return one.field == Field::decile; });
        if (!has_decile || task.period.empty()) return;
        std::vector<registry::PersonId> none;
        auto const atlas = house_.areas.atlas();
        registry::Desk const desk{house_.office, *atlas, now(), none};
        auto const taken = registry::put_decile(tx, desk, permit_.by(), task.family,
                                                {registry::DecileOf::bps, task.period, task.decile, now()});
        if (!taken) return;
        ++counts.deciles_taken;
        if (!is_of_decile_alone(found)) return;
        task.verdict = Verdict::theirs;
        task.reason = task.period;
        task.settled_by = permit_.by().id;
        task.settled_at = now();
        (void)store::settle(tx, task);
    }

    House& house_;
    jobs::JobContext& job_;
    ListRow list_;
    access::Permit permit_;
    ListCounts counts_;
    std::unordered_set<std::int64_t> seen_, differs_, homes_;  // families of ours that the list means
};

}  // namespace

Result<ListRow> send(House& house, Officer const& by, SendWish const& wish, Moment now) {
    SINERGI_TRY(allowed, permit(by, by.area));
    if (wish.bytes.empty()) return refuse(Why::malformed, "siks.no_file", "file");
    std::string period;
    if (!wish.period.empty()) {
        SINERGI_TRY(read, registry::read_quarter(wish.period));
        period = read;
    }
    if (wish.on && *wish.on > date_in(house.office.zone, now))
        return refuse(Why::malformed, "siks.day_in_future", "on");
    SINERGI_TRY(name, clean_text(wish.name, 1, 200, Lines::one));
    SINERGI_MUST(read_list(name, wish.bytes, date_in(house.office.zone, now), period));
    auto const key = crypto::random_bytes(32);
    ListRow row{.id = house.office.ids.make<ListRow>(now),
                .account = by.id,
                .area = allowed.area(),
                .name = name,
                .period = period,
                .programme = wish.programme,
                .listed_on = wish.on,
                .extent = wish.extent,
                .key = crypto::base64url(crypto::box(house.office.secret, key)),
                .made_at = now};
    house.vault.put(row.id.raw(), key, wish.bytes);
    return house.office.db.write([&](db::Tx& tx) -> Result<ListRow> {
        auto const known = proposals::programmes(tx);
        if (!row.programme.empty() && std::ranges::find(known, row.programme, &proposals::Word::code) == known.end())
            return refuse(Why::malformed, "proposals.word_unknown", "programme");
        start(house, tx, by, row, Deed::compare, now);
        store::insert(tx, row);
        note(house, tx, by, "siks.list_sent", row, now);
        return row;
    });
}

Result<ListRow> find(House& house, Officer const& by, ListId id) {
    return house.office.db.read([&](db::Tx& tx) { return get_list(tx, by, id); });
}

Result<std::vector<ListRow>> list(House& house, Officer const& by) {
    SINERGI_TRY(allowed, permit(by, by.area));
    return house.office.db.read([&](db::Tx& tx) { return store::lists(tx, allowed.area(), listed); });
}

Result<ListRow> take_deciles(House& house, Officer const& by, ListId id, Moment now) {
    return house.office.db.write([&](db::Tx& tx) -> Result<ListRow> {
        SINERGI_TRY(row, get_list(tx, by, id));
        if (row.state != ListState::read) return refuse(Why::conflict, "siks.not_read", "list");
        row.state = ListState::taking;
        start(house, tx, by, row, Deed::take, now);
        store::save(tx, row);
        note(house, tx, by, "siks.deciles_taken", row, now);
        return row;
    });
}

Result<std::string> work(House& house, jobs::JobContext& job) {
    SINERGI_TRY(input, json::read<Input>(job.input()));
    auto const list = house.office.db.read([&](db::Tx& tx) { return store::find_list(tx, input.list); });
    if (!list) return refuse(Why::not_found, "siks.list_unknown");
    auto const by = house.office.db.read(
        [&](db::Tx& tx) { return access::find_officer(tx, access::AccountId(job.job().started_by)); });
    if (!by) return refuse(Why::not_allowed, "access.act_not_allowed");
    SINERGI_TRY(allowed, permit(*by, list->area));
    Work work(house, job, *list, allowed);
    auto const done = input.deed == Deed::compare ? work.compare() : work.take();
    if (done) return std::string("{}");
    if (done.error().key != "jobs.paused" && done.error().key != "jobs.taken_away")
        (void)house.office.db.write([&](db::Tx& tx) -> Done {
            auto row = store::find_list(tx, list->id).value();
            row.state = input.deed == Deed::compare ? ListState::failed : ListState::read;
            store::save(tx, row);
            return {};
        });
    return std::unexpected(done.error());
}

}  // namespace sinergi::siks
