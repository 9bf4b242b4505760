#include "registry/intake/imports.hpp"

#include "access/directory.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"
#include "registry/intake/sent.hpp"
#include "registry/store/imports.hpp"

#include <algorithm>

namespace sinergi::registry::intake {
namespace {

constexpr std::size_t index_anew_from = 20'000;  // persons; fewer are told one by one
constexpr std::int64_t listed = 50;

enum class Deed : std::uint8_t { check, apply, undo };
BOOST_DESCRIBE_ENUM(Deed, check, apply, undo)
struct Input {
    ImportId import;
    Deed deed = Deed::check;
};
BOOST_DESCRIBE_STRUCT(Input, (), (import, deed))

Result<ImportRow> begin(House& house, access::Officer const& by, ImportId id, Deed deed, Moment now) {
    SINERGI_MUST(import_permit(by));
    return house.office.db.write([&](db::Tx& tx) -> Result<ImportRow> {
        auto row = store::find_import(tx, id);
        if (!row || row->account != by.id) return refuse(Why::not_found, "registry.import_unknown");
        if (deed == Deed::apply && row->state != "checked") return refuse(Why::conflict, "registry.import_not_ready");
        if (deed == Deed::undo && row->state != "applied") return refuse(Why::conflict, "registry.import_not_applied");
        auto const job = jobs::start(
            tx, house.office.ids,
            {.kind = std::string(job_kind), .input = json::write(Input{id, deed}), .started_by = by.id.raw()}, now);
        SINERGI_MUST(store::set_state(tx, id, deed == Deed::apply ? "applying" : "undoing", job.raw()));
        note(house, tx, by, deed == Deed::apply ? "registry.import_applied" : "registry.import_undone", *row, now);
        return *store::find_import(tx, id);
    });
}

void tell_index(House& house, std::vector<PersonId> const& touched) {
    if (touched.size() < index_anew_from)
        house.known.refresh(touched);
    else
        house.known.build([] { return false; });
}

Result<std::string> check(House& house, jobs::JobContext& job, ImportRow const& import, access::Officer const& by) {
    auto const atlas = house.areas.atlas();
    SINERGI_TRY(told, told_of(house, import, [&](std::int64_t rows) {
                    job.progress(rows, 0, "read");
                    return job.go_on().has_value();
                }));
    job.progress(told.rows, told.rows, "compare");
    Loader loader(house.office, *atlas, told,
                  {.by = by, .source = import.source, .reason = import.name, .known = &house.known});
    auto const counts = loader.compare();
    for (auto const& one : loader.late_faults()) told.note_as(one.fault, one.file, one.line, one.column, one.read);
    SINERGI_MUST(job.step("checked", [&](db::Tx& tx) -> Done {
        store::set_checked(tx, import.id, json::write(counts), json::write(told.faults));
        return {};
    }));
    return json::write(counts);
}

Result<std::string> write(House& house, jobs::JobContext& job, ImportRow import, access::Officer const& by) {
    auto const atlas = house.areas.atlas();
    auto const now = house.office.clock.now();
    SINERGI_TRY(told, told_of(house, import));
    Loader loader(house.office, *atlas, told,
                  {.by = by, .source = import.source, .reason = import.name, .known = &house.known});
    auto const counts = loader.compare();
    // A server that died half-way left rows of this import: they are the same now, and stay its own.
    import.applied_at = import.applied_at.value_or(now);
    auto const loaded = loader.load(import.id, *import.applied_at, [&](std::int64_t done, std::int64_t total) {
        job.progress(done, total, "write");
        return job.go_on().has_value();
    });
    if (import.first_id == 0) import.first_id = loader.first_id();
    import.last_id = std::max(import.last_id, loader.last_id());
    import.counts = json::write(counts);
    import.state = loaded ? "applied" : "checked";
    SINERGI_MUST(house.office.db.write([&](db::Tx& tx) -> Done {
        store::set_applied(tx, import);
        return {};
    }));
    tell_index(house, loader.touched());
    if (!loaded) return std::unexpected(loaded.error());
    return import.counts;
}

Result<std::string> take_all_back(House& house, jobs::JobContext& job, ImportRow const& import,
                                  access::Officer const& by) {
    std::vector<PersonId> touched;
    auto const now = house.office.clock.now();
    auto const undone =
        take_back(house.office, *house.areas.atlas(), import, by, now, touched, [&](std::int64_t done, std::int64_t) {
            job.progress(done, 0, "undo");
            return job.go_on().has_value();
        });
    tell_index(house, touched);  // also of what a cancelled one restored
    if (!undone) return std::unexpected(undone.error());
    SINERGI_MUST(house.office.db.write([&](db::Tx& tx) -> Done {
        store::set_undone(tx, import.id, now);
        return {};
    }));
    return json::write(*undone);
}

Result<std::string> do_it(House& house, jobs::JobContext& job, Input const& input, ImportRow const& import) {
    auto const by = house.office.db.read([&](db::Tx& tx) { return access::find_officer(tx, import.account); });
    if (!by) return refuse(Why::not_allowed, "access.act_not_allowed");
    if (input.deed == Deed::check) return check(house, job, import, *by);
    return input.deed == Deed::apply ? write(house, job, import, *by) : take_all_back(house, job, import, *by);
}

}  // namespace

Result<ImportRow> send(House& house, access::Officer const& by, std::vector<File> const& files, Source source,
                       Moment now, std::string_view period) {
    SINERGI_MUST(import_permit(by));
    if (files.empty() || files.size() > files_max) return refuse(Why::malformed, "registry.import_no_file", "file");
    for (auto const& file : files)
        if (file.bytes.empty()) return refuse(Why::malformed, "registry.import_file_empty", file.name);
    std::string quarter;
    if (!period.empty()) {
        SINERGI_TRY(read, read_quarter(period));
        quarter = read;
    }
    ImportRow row{.id = ImportId(house.office.ids.next(now)),
                  .account = by.id,
                  .source = source,
                  .state = "sent",
                  .made_at = now,
                  .period = quarter};
    auto const key = crypto::random_bytes(32);
    row.key = crypto::base64url(crypto::box(house.office.secret, key));
    crypto::Digester digester;
    std::vector<SentFile> sent;
    for (auto const& file : files) {
        sent.push_back({house.office.ids.next(now), file.name, static_cast<std::int64_t>(file.bytes.size())});
        digester.add(file.bytes);
        row.name += (row.name.empty() ? "" : ", ") + file.name;
        house.vault.put(sent.back().id, key, file.bytes);
    }
    row.digest = crypto::base64url(digester.finish());
    row.files = json::write(sent);
    return house.office.db.write([&](db::Tx& tx) -> Result<ImportRow> {
        auto const job = jobs::start(tx, house.office.ids,
                                     {.kind = std::string(job_kind),
                                      .input = json::write(Input{row.id, Deed::check}),
                                      .started_by = by.id.raw()},
                                     now);
        row.job = job.raw();
        store::insert(tx, row);
        note(house, tx, by, "registry.import_sent", row, now);
        return row;
    });
}

Result<ImportRow> apply(House& house, access::Officer const& by, ImportId id, Moment now) {
    return begin(house, by, id, Deed::apply, now);
}
Result<ImportRow> undo(House& house, access::Officer const& by, ImportId id, Moment now) {
    return begin(house, by, id, Deed::undo, now);
}

Result<ImportRow> find(House& house, access::Officer const& by, ImportId id) {
    SINERGI_MUST(import_permit(by));
    auto row = house.office.db.read([&](db::Tx& tx) { return store::find_import(tx, id); });
    if (!row || row->account != by.id) return refuse(Why::not_found, "registry.import_unknown");
    return *std::move(row);
}

Result<std::vector<ImportRow>> list(House& house, access::Officer const& by) {
    SINERGI_MUST(import_permit(by));
    return house.office.db.read([&](db::Tx& tx) { return store::imports(tx, by.id, listed); });
}

Result<ImportRow> check_again(House& house, db::Tx& tx, access::Officer const& by, ImportRow import, Moment now) {
    import.job = jobs::start(tx, house.office.ids,
                             {.kind = std::string(job_kind),
                              .input = json::write(Input{import.id, Deed::check}),
                              .started_by = by.id.raw()},
                             now)
                     .raw();
    import.state = "sent";
    SINERGI_MUST(store::set_state(tx, import.id, import.state, import.job));
    return import;
}

Result<std::string> work(House& house, jobs::JobContext& job) {
    SINERGI_TRY(input, json::read<Input>(job.input()));
    auto const import = house.office.db.read([&](db::Tx& tx) { return store::find_import(tx, input.import); });
    if (!import) return refuse(Why::not_found, "registry.import_unknown");
    auto done = do_it(house, job, input, *import);
    bool const is_paused = !done && (done.error().key == "jobs.paused" || done.error().key == "jobs.taken_away");
    if (done || is_paused) return done;
    // What could not be read stays as it was sent, and says why; what was not applied can be tried again.
    (void)house.office.db.write([&](db::Tx& tx) -> Done {
        auto const state = input.deed == Deed::check ? "failed" : input.deed == Deed::apply ? "checked" : "applied";
        return store::set_state(tx, import->id, state, import->job);
    });
    return done;
}

}  // namespace sinergi::registry::intake
