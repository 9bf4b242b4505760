#include "lists/actions.hpp"

#include "access/rules.hpp"
#include "audit/actions.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/jobs/crew.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"

namespace sinergi::lists {
namespace {

using access::Act;
using access::Officer;

struct Input {
    ComparisonId comparison;
};
BOOST_DESCRIBE_STRUCT(Input, (), (comparison))

Result<access::Permit> permit(Officer const& by) { return access::permit(Act::compare_lists, by, by.area, "lists"); }

void note(House& house, db::Tx& tx, access::Permit const& permit, std::string_view act, std::int64_t id, Moment now) {
    audit::note(tx, house.office.ids, now, permit.trace(), act, {.kind = "list", .id = id, .region = permit.area()});
}

std::string new_key(House const& house, std::string& closed) {
    auto key = crypto::random_bytes(32);
    closed = crypto::base64url(crypto::box(house.office.secret, key));
    return key;
}
Result<std::string> open_key(House const& house, std::string_view closed) {
    auto const bytes = crypto::from_base64url(closed);
    if (!bytes) return refuse(Why::not_found, "lists.gone");
    auto key = crypto::unbox(house.office.secret, *bytes);
    if (!key) return refuse(Why::not_found, "lists.gone");
    return std::move(*key);
}

std::string signature_of(std::string_view text) { return crypto::hex(crypto::digest(text)); }

Wish wish_of(House& house, std::string_view name, Moment now) {
    auto const remembered = [&house](std::string_view text) {
        return house.office.db.read([&](db::Tx& tx) { return store::mapping(tx, signature_of(text)); });
    };
    return {.file = std::string(name), .remembered = remembered, .today = date_in(house.office.zone, now)};
}

std::int64_t kept_ms(Keep keep) noexcept {
    switch (keep) {
        case Keep::until_download:
        case Keep::one_day:
            return day_ms;
        case Keep::seven_days:
            return 7 * day_ms;
    }
    return day_ms;
}

Result<SentFile> file_of(House& house, Officer const& by, FileId id) {
    auto found = house.office.db.read([&](db::Tx& tx) { return store::find_file(tx, id, by.id); });
    if (!found) return refuse(Why::not_found, "lists.gone");
    return std::move(*found);
}
Result<std::string> bytes_of(House& house, SentFile const& file) {
    SINERGI_TRY(key, open_key(house, file.key));
    return house.vault.get(file.id.raw(), key);
}

void remove_file(House& house, FileId id) {
    house.office.db
        .write([&](db::Tx& tx) -> Done {
            store::delete_file(tx, id);
            return {};
        })
        .value();
    house.vault.remove(id.raw());
}

}  // namespace

Result<Sent> send_file(House& house, Officer const& by, std::string_view name, std::string_view bytes, Moment now) {
    SINERGI_TRY(allowed, permit(by));
    SINERGI_TRY(clean, clean_text(name, 1, 200, Lines::one));
    SINERGI_TRY(looked, look(bytes, wish_of(house, clean, now)));
    SentFile file{.id = house.office.ids.make<SentFile>(now),
                  .account = by.id,
                  .name = clean,
                  .size = static_cast<std::int64_t>(bytes.size()),
                  .sent_at = now};
    auto const key = new_key(house, file.key);
    // The row first: what lies on disk without one is swept away.
    SINERGI_MUST(house.office.db.write([&](db::Tx& tx) -> Done {
        store::insert_file(tx, file);
        note(house, tx, allowed, "lists.sent", file.id.raw(), now);
        return {};
    }));
    house.vault.put(file.id.raw(), key, bytes);
    return Sent{file, std::move(looked)};
}

Result<Sent> look_again(House& house, Officer const& by, FileId id, std::optional<std::string> sheet, Moment now) {
    SINERGI_MUST(permit(by));
    SINERGI_TRY(file, file_of(house, by, id));
    SINERGI_TRY(bytes, bytes_of(house, file));
    auto wish = wish_of(house, file.name, now);
    if (sheet && !sheet->empty()) wish.sheet = std::move(sheet);
    SINERGI_TRY(looked, look(bytes, wish));
    return Sent{std::move(file), std::move(looked)};
}

namespace {

/// Looks at a side as it will be read, so that what is wrong is said before the job.
Result<std::pair<SentFile, Shape>> check_side(House& house, Officer const& by, SideWish const& side, Moment now) {
    SINERGI_TRY(file, file_of(house, by, side.file));
    SINERGI_TRY(bytes, bytes_of(house, file));
    auto wish = wish_of(house, file.name, now);
    if (!side.sheet.empty()) wish.sheet = side.sheet;
    wish.told = side.columns;
    SINERGI_TRY(looked, look(bytes, wish));
    SINERGI_MUST(check_columns(looked.shape.columns));
    return std::pair(file, looked.shape);
}

}  // namespace

Result<Asked> ask(House& house, Officer const& by, AskWish const& wish, Moment now) {
    SINERGI_TRY(allowed, permit(by));
    if (wish.left.file == wish.right.file && wish.left.sheet == wish.right.sheet)
        return refuse(Why::malformed, "lists.same_file", "right");
    SINERGI_TRY(left, check_side(house, by, wish.left, now));
    SINERGI_TRY(right, check_side(house, by, wish.right, now));
    Asked asked{.id = house.office.ids.make<Asked>(now),
                .account = by.id,
                .left_name = left.first.name,
                .right_name = right.first.name,
                .wish = json::write(wish),
                .keep = wish.keep,
                .made_at = now,
                .expires_at = now.plus_ms(kept_ms(wish.keep))};
    new_key(house, asked.key);
    SINERGI_MUST(house.office.db.write([&](db::Tx& tx) -> Done {
        if (!wish.left.columns.empty())
            store::put_mapping(tx, signature_of(signature_text(left.second.columns)), left.second.columns, by.id, now);
        if (!wish.right.columns.empty())
            store::put_mapping(tx, signature_of(signature_text(right.second.columns)), right.second.columns, by.id,
                               now);
        asked.job = jobs::start(
            tx, house.office.ids,
            {.kind = std::string(job_kind), .input = json::write(Input{asked.id}), .started_by = by.id.raw()}, now);
        store::insert(tx, asked);
        note(house, tx, allowed, "lists.compared", asked.id.raw(), now);
        return {};
    }));
    return asked;
}

namespace {

/// Percent of the whole, by part of the work.
struct Steps {
    jobs::JobContext& job;
    matching::Go at(std::int64_t percent, std::string_view note) const {
        job.progress(percent, 100, note);
        return job.go_on() ? matching::Go::on : matching::Go::stop;
    }
};

/// What stopped the work: why the job stops, when it does; else the refusal itself.
std::unexpected<Refusal> stopped(jobs::JobContext const& job, Refusal refusal) {
    if (auto const on = job.go_on(); !on) return std::unexpected(on.error());
    return std::unexpected(std::move(refusal));
}

Result<List> read_file(House& house, SentFile const& file, SideWish const& side, Moment asked_at,
                       Villages const& villages, Heard const& heard) {
    SINERGI_TRY(bytes, bytes_of(house, file));
    auto wish = wish_of(house, file.name, asked_at);
    if (!side.sheet.empty()) wish.sheet = side.sheet;
    wish.told = side.columns;
    SINERGI_TRY(looked, look(bytes, wish));
    return read(bytes, looked.shape, wish, villages, heard);
}

Result<List> read_side(House& house, Asked const& asked, SideWish const& side, Villages const& villages,
                       Steps const& steps, std::int64_t from) {
    auto const file = house.office.db.read([&](db::Tx& tx) { return store::find_file(tx, side.file, asked.account); });
    if (!file) return refuse(Why::not_found, "lists.gone");
    auto const heard = [&](std::int64_t rows) {
        return steps.at(from + std::min<std::int64_t>(18, rows / 50'000), "read");
    };
    return read_file(house, *file, side, asked.made_at, villages, heard);
}

Result<Comparison> compare_sides(House& house, Asked const& asked, AskWish const& wish, Steps const& steps) {
    Villages const villages;
    std::optional<Result<List>> left, right;
    jobs::spread(jobs::hands(0), 2, [&](std::size_t part, unsigned) {
        if (part == 0)
            left = read_side(house, asked, wish.left, villages, steps, 0);
        else
            right = read_side(house, asked, wish.right, villages, steps, 20);
    });
    for (auto const* list : {&left, &right}) {
        if ((*list)->has_value()) continue;
        auto const& refusal = (*list)->error();
        // A job keeps the key of what stopped it; which file and which line, its note keeps.
        steps.at(0, fmt::format("{}: {}", list == &left ? asked.left_name : asked.right_name, refusal.about));
        return std::unexpected(refusal);
    }
    auto const decisions = house.office.db.read([](db::Tx& tx) { return store::decisions(tx); });
    return compare(
        std::move(**left), std::move(**right),
        {.decisions = &decisions, .secret = house.office.secret, .heard = [&](std::int64_t done, std::int64_t total) {
             return steps.at(40 + done * 45 / std::max<std::int64_t>(1, total), "match");
         }});
}

}  // namespace

Result<std::string> work(House& house, jobs::JobContext& job) {
    SINERGI_TRY(input, json::read<Input>(job.input()));
    auto const asked = house.office.db.read([&](db::Tx& tx) { return store::find(tx, input.comparison); });
    if (!asked) return std::string("{}");  // forgotten meanwhile
    SINERGI_TRY(wish, json::read<AskWish>(asked->wish));
    SINERGI_TRY(key, open_key(house, asked->key));
    Steps const steps{job};
    auto compared = compare_sides(house, *asked, wish, steps);
    if (!compared) return stopped(job, compared.error());
    steps.at(88, "write");
    keep_archive(house.vault.path(asked->id.raw()), key, *compared, house.office.secret);
    auto const summary = json::write(summary_of(*compared));
    auto const now = house.office.clock.now();
    bool is_wanted = false;
    SINERGI_MUST(job.step("done", [&](db::Tx& tx) -> Done {
        is_wanted = store::find(tx, asked->id).has_value();
        store::finish(tx, asked->id, summary, now.plus_ms(kept_ms(asked->keep)));
        return {};
    }));
    if (!is_wanted) house.vault.remove(asked->id.raw());
    for (auto const file : {wish.left.file, wish.right.file}) remove_file(house, file);
    return std::string("{}");
}

Result<Stand> stand(House& house, Officer const& by, ComparisonId id, Moment now) {
    SINERGI_MUST(permit(by));
    return house.office.db.read([&](db::Tx& tx) -> Result<Stand> {
        auto asked = store::find(tx, id);
        if (!asked || asked->account != by.id || asked->expires_at <= now) return refuse(Why::not_found, "lists.gone");
        auto job = jobs::find(tx, asked->job);
        if (!job) return refuse(Why::not_found, "lists.gone");
        return Stand{std::move(*asked), std::move(*job), store::settled(tx, id)};
    });
}

Result<Opened> open(House& house, Officer const& by, ComparisonId id, Moment now) {
    SINERGI_TRY(standing, stand(house, by, id, now));
    Opened out{.stand = std::move(standing), .archive = nullptr, .tables = nullptr, .summary = {}};
    if (out.stand.asked.summary.empty()) return refuse(Why::conflict, "lists.not_done");
    SINERGI_TRY(key, open_key(house, out.stand.asked.key));
    SINERGI_TRY(archive, Archive::open(house.vault.path(id.raw()), key));
    SINERGI_TRY(summary, json::read<Summary>(out.stand.asked.summary));
    out.archive = std::make_unique<Archive>(std::move(archive));
    std::map<std::int64_t, Verdict> verdicts;
    for (auto const& one : out.stand.settled) verdicts.emplace(one.doubt, one.verdict);
    out.summary = std::move(summary);
    auto const settled = static_cast<std::int64_t>(verdicts.size());
    out.tables = std::make_unique<SettledTables>(*out.archive, std::move(verdicts));
    for (auto& group : out.summary.groups) {
        auto const rows = out.tables->rows(group.group);
        group.people += group.group == Group::doubtful ? -settled : rows - group.rows;
        group.rows = rows;
    }
    return out;
}

Done decide(House& house, Officer const& by, ComparisonId id, std::int64_t doubt, std::optional<Verdict> verdict,
            Moment now) {
    SINERGI_TRY(allowed, permit(by));
    SINERGI_TRY(opened, open(house, by, id, now));
    SINERGI_TRY(digest, opened.tables->digest_of(doubt));
    return house.office.db.write([&](db::Tx& tx) -> Done {
        store::settle(tx, id, doubt, verdict);
        store::decide(tx, digest, verdict, by.id, now);
        note(house, tx, allowed, "lists.settled", id.raw(), now);
        return {};
    });
}

Done cancel(House& house, Officer const& by, ComparisonId id, Moment now) {
    SINERGI_TRY(standing, stand(house, by, id, now));
    return house.office.db.write([&](db::Tx& tx) -> Done {
        SINERGI_MUST(jobs::cancel(tx, standing.asked.job, now));
        return {};
    });
}

Result<std::string> download(House& house, Officer const& by, ComparisonId id, locale::Language language, Moment now) {
    SINERGI_TRY(allowed, permit(by));
    SINERGI_TRY(opened, open(house, by, id, now));
    auto bytes = workbook(*opened.tables, opened.summary,
                          {.office = house.office.name, .made = now, .zone = house.office.zone, .language = language});
    SINERGI_MUST(house.office.db.write([&](db::Tx& tx) -> Done {
        note(house, tx, allowed, "lists.downloaded", id.raw(), now);
        if (opened.stand.asked.keep == Keep::until_download) store::expire(tx, id, now.plus_ms(kept_after_download_ms));
        return {};
    }));
    return bytes;
}

Done forget(House& house, Officer const& by, ComparisonId id, Moment now) {
    SINERGI_TRY(allowed, permit(by));
    SINERGI_TRY(standing, stand(house, by, id, now));
    SINERGI_MUST(house.office.db.write([&](db::Tx& tx) -> Done {
        std::ignore = jobs::cancel(tx, standing.asked.job, now);  // one that has finished needs no cancelling
        store::remove(tx, id);
        note(house, tx, allowed, "lists.forgotten", id.raw(), now);
        return {};
    }));
    house.vault.remove(id.raw());
    if (auto const wish = json::read<AskWish>(standing.asked.wish))
        for (auto const file : {wish->left.file, wish->right.file}) remove_file(house, file);
    return {};
}

std::int64_t tidy(House& house, Moment now) {
    std::int64_t gone = 0;
    auto const files =
        house.office.db.read([&](db::Tx& tx) { return store::files_before(tx, now.plus_ms(-file_kept_ms)); });
    for (auto const id : files) remove_file(house, id);
    gone += static_cast<std::int64_t>(files.size());
    auto const ended = house.office.db.read([&](db::Tx& tx) { return store::ended(tx, now); });
    for (auto const id : ended) {
        house.office.db
            .write([&](db::Tx& tx) -> Done {
                store::remove(tx, id);
                return {};
            })
            .value();
        house.vault.remove(id.raw());
        ++gone;
    }
    gone += house.vault.sweep([&](std::int64_t id) {
        return house.office.db.read([&](db::Tx& tx) {
            return store::find(tx, ComparisonId(id)).has_value() || store::has_file(tx, FileId(id));
        });
    });
    return gone;
}

}  // namespace sinergi::lists
