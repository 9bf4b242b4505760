#include "seed/staff.hpp"
#include "seed/store_sql.hpp"
#include "seed/words.hpp"

#include "grievances/actions.hpp"
#include "grievances/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace sinergi::seed {
namespace {

using grievances::Deed;
using grievances::Grievance;
using grievances::State;

constexpr std::int64_t batch_rows = 20'000;   // complaints in one transaction: keeps the log of the file small
constexpr std::int64_t slice_rows = 250'000;  // complaints whose words are sorted in memory before they are written
constexpr std::int64_t terms_a_batch = 500'000;
constexpr std::int32_t load_days = 730;
constexpr std::int32_t open_days = 38;  // what is younger is mostly open

struct StepLine {
    std::int64_t id = 0;
    Moment at;
    Deed deed = Deed::received;
    access::AccountId account;
    std::string_view role;
    bool is_public = false;
    State from = State::diterima, to = State::diterima;
    std::string body{};
};

struct Line {
    Grievance row;
    std::string_view channel;
    bool is_anonymous = false;
    std::optional<bool> is_satisfied;
    std::string body, place, name, phone;
    std::vector<StepLine> steps;
};

std::string_view word_of(State state) { return boost::describe::enum_to_string(state, ""); }

/// What the office is that is filled.
struct Known {
    grievances::Settings settings;
    std::map<std::int64_t, std::vector<access::AccountId>> workers;  // back office by unit
    access::AccountId head;
};

Known look(access::Office& office, Moment now) {
    return office.db.read([&](db::Tx& tx) {
        auto const today = date_in(office.zone, now);
        Known known{.settings = grievances::read_settings(tx, today), .workers = {}, .head = access::office_head(tx)};
        for (auto const& person : access::people(tx, {}, {}, today, 1'000))
            if (person.role == access::Role::back_office) known.workers[person.unit.raw()].push_back(person.id);
        return known;
    });
}

/// Makes the complaints one after the other, by the rules of the house: states and clocks are those the actions give.
class Maker {
public:
    Maker(access::Office& office, calendar::Calendar const& calendar, Areas const& areas, std::int64_t first,
          std::int64_t count, Moment now)
        : office_(office),
          calendar_(calendar),
          count_(count),
          now_(now),
          chance_(static_cast<std::uint64_t>(first) + 1),
          ids_(lease_after(first)),
          known_(look(office, now)) {
        for (auto const& area : areas)
            if (area.first.level() == RegionLevel::village) villages_.push_back(area.first);
        if (known_.workers.empty() || villages_.empty())
            throw Fault("seed load needs the demo's officers: run `sinergi seed demo` first");
    }

    /// @param number 0 .. count-1, by rising moment
    Line make(std::int64_t number) {
        Line line;
        auto const received = moment_of(number);
        auto const& kind = chance_.of(known_.settings.kinds);
        auto const at = [&](Moment moment) {
            return grievances::Time{known_.settings.clocks, calendar_, office_.zone, moment};
        };
        line.row = grievances::file(kind, false, false, village(), received, at(received));
        line.row.id = ids_.make<Grievance>(received);
        line.channel = boost::describe::enum_to_string(
            chance_.of(std::array{grievances::Channel::web, grievances::Channel::web, grievances::Channel::whatsapp,
                                  grievances::Channel::walk_in, grievances::Channel::call_171,
                                  grievances::Channel::lapor}),
            "web");
        line.is_anonymous = chance_.is_one_in(12);
        line.body = words_.text(chance_);
        if (chance_.is_one_in(2)) line.place = chance_.of(places());
        line.name = make_somebody(chance_, Era::middle).name;
        line.phone = make_phone(chance_);
        step(line, Deed::received, received, {}, line.row.state);
        live(line);
        last_ = line.row.merged_into.is_none() ? line.row.id : last_;
        return line;
    }

private:
    /// Its own lease, so that ids never meet those of the demo or of an earlier load.
    static std::uint8_t lease_after(std::int64_t first) { return static_cast<std::uint8_t>(128 + first % 127); }

    /// Spread over the two years up to yesterday, from six in the morning to nine at night.
    Moment moment_of(std::int64_t number) {
        constexpr std::int64_t open_ms = 15 * hour_ms;
        auto const first_day = date_in(office_.zone, now_).plus_days(-load_days);
        auto const span = load_days * open_ms;
        auto const each = std::max<std::int64_t>(span / count_, 1);
        auto const ms = static_cast<std::int64_t>(static_cast<double>(span) * static_cast<double>(number) /
                                                  static_cast<double>(count_)) +
                        static_cast<std::int64_t>(chance_.below(static_cast<std::size_t>(each)));
        auto const day = first_day.plus_days(static_cast<std::int32_t>(ms / open_ms));
        return start_of(day, office_.zone).plus_ms(6 * hour_ms + ms % open_ms);
    }

    /// A tenth of the villages is ten times as busy.
    RegionCode const& village() {
        auto const tenth = std::max<std::size_t>(villages_.size() / 10, 1);
        return chance_.is_one_in(2) ? villages_[chance_.below(tenth) * 10 % villages_.size()] : chance_.of(villages_);
    }

    void step(Line& line, Deed deed, Moment at, access::AccountId by, State from, std::string body = {}) {
        bool const is_public = deed != Deed::assigned && deed != Deed::climbed;
        line.steps.push_back({.id = ids_.next(line.row.received_at),
                              .at = at,
                              .deed = deed,
                              .account = by,
                              .role = by.is_none() ? std::string_view{} : std::string_view("back_office"),
                              .is_public = is_public,
                              .from = from,
                              .to = line.row.state,
                              .body = std::move(body)});
    }

    /// One deed later; false when that lies in the future.
    bool turn(Line& line, Deed deed, std::int64_t after_ms, access::AccountId by, std::string body = {}) {
        auto const at = line.steps.back().at.plus_ms(after_ms + chance_.between(1, 240) * minute_ms);
        if (at > now_) return false;
        auto const next = grievances::after(line.row, deed, {known_.settings.clocks, calendar_, office_.zone, at});
        SINERGI_CHECK(next.has_value());
        auto const from = line.row.state;
        line.row = *next;
        step(line, deed, at, by, from, std::move(body));
        return true;
    }

    void live(Line& line) {
        auto& row = line.row;
        auto const found = known_.workers.find(row.unit.raw());
        auto const& desk = found == known_.workers.end() ? known_.workers.begin()->second : found->second;
        auto const worker = chance_.of(desk);
        auto const age_days = (now_.ms - row.received_at.ms) / day_ms;
        bool const stays_open = age_days < open_days ? !chance_.is_one_in(10) : chance_.is_one_in(250);
        if (!row.is_urgent && chance_.is_one_in(20)) {
            turn(line, Deed::rejected, day_ms, worker,
                 "Bukan kewenangan kami; sudah diberi tahu ke mana harus melapor.");
            return;
        }
        if (!stays_open && chance_.is_one_in(30) && !last_.is_none()) {
            row.merged_into = last_;
            turn(line, Deed::merged, day_ms, worker, "Hal yang sama sudah dilaporkan.");
            return;
        }
        if (!row.is_urgent && (stays_open && age_days < 3 ? chance_.is_one_in(2) : true) &&
            !turn(line, Deed::verified, day_ms, worker))
            return;
        if (stays_open && age_days < 5 && chance_.is_one_in(2)) return;
        row.officer = worker;
        if (!turn(line, Deed::assigned, 4 * hour_ms, worker)) return;
        if (!turn(line, Deed::answered, 20 * hour_ms, worker, "Laporan sedang kami periksa bersama pemerintah desa."))
            return;
        auto const answer_ms = chance_.between(0, 9) * day_ms;
        if (stays_open && (row.promise_at > now_ || chance_.is_one_in(8))) return stay_late(line);
        // Answers of the last ten days may still be rebutted.
        auto const wait_ms =
            stays_open
                ? std::max<std::int64_t>(now_.ms - line.steps.back().at.ms - chance_.between(5, 9) * day_ms, hour_ms)
                : answer_ms;
        if (!turn(line, Deed::closed, wait_ms, worker,
                  "Sudah kami tangani bersama desa; hasilnya kami jelaskan kepada keluarga."))
            return;
        if (stays_open) {
            if (chance_.is_one_in(8)) turn(line, Deed::rebutted, 2 * day_ms, {}, "Jawabannya belum sesuai.");
            return;
        }
        if (chance_.is_one_in(3)) line.is_satisfied = !chance_.is_one_in(4);
        turn(line, Deed::finished, line.is_satisfied ? day_ms : 10 * day_ms, {});
    }

    /// What is past its promise has climbed to the head long ago; the clocks of a server leave it alone.
    void stay_late(Line& line) const {
        if (line.row.state_due >= now_) return;
        line.row.climbs = 4;
        line.row.climbed_to = known_.head;
    }

    access::Office& office_;
    calendar::Calendar const& calendar_;
    std::int64_t count_;
    Moment now_;
    Chance chance_;
    IdMaker ids_;
    Vocabulary words_;
    std::vector<RegionCode> villages_;
    Known known_;
    grievances::GrievanceId last_;
};

/// Which complaints have which word, of one slice.
class Postings {
public:
    void add(Line const& line) {
        auto rows = grievances::word_rows(line.row.id, line.body, line.place);
        for (auto& word : rows.words) by_word_[{rows.fortnight, std::move(word)}].push_back(line.row.id.raw());
    }
    /// In the order of the table's key, so that the database only appends.
    void write(db::Database& db) {
        for (auto next = by_word_.begin(); next != by_word_.end();)
            db.bulk("grievance_term", {"fortnight", "term", "id"}, [&](db::Bulk& bulk) {
                for (std::int64_t rows = 0; next != by_word_.end() && rows < terms_a_batch; ++next) {
                    for (auto const id : next->second)
                        bulk.add({{"fortnight", next->first.first}, {"term", next->first.second}, {"id", id}});
                    rows += static_cast<std::int64_t>(next->second.size());
                }
                bulk.finish();
            });
        by_word_.clear();
    }

private:
    std::map<std::pair<std::int64_t, std::string>, std::vector<std::int64_t>> by_word_;  // in the order of the table
};

std::vector<std::string> const grievance_columns = {"id",
                                                    "region",
                                                    "kind",
                                                    "channel",
                                                    "privacy",
                                                    "state",
                                                    "state_since",
                                                    "state_due",
                                                    "received_at",
                                                    "promise_at",
                                                    "verified_at",
                                                    "is_verified_in_time",
                                                    "first_answer_at",
                                                    "answered_at",
                                                    "unit",
                                                    "officer",
                                                    "climbed_to",
                                                    "climbs",
                                                    "guard",
                                                    "is_urgent",
                                                    "is_open",
                                                    "is_satisfied",
                                                    "rebuts",
                                                    "merged_into",
                                                    "place",
                                                    "body",
                                                    "version"};

void write_rows(db::Database& db, std::vector<Line> const& lines) {
    db.bulk("grievance", grievance_columns, [&](db::Bulk& bulk) {
        for (auto const& line : lines) {
            auto const& g = line.row;
            auto const privacy = line.is_anonymous ? "anonymous" : (g.guard == 0 ? "open" : "confidential");
            bulk.add({{"id", g.id},
                      {"region", g.region},
                      {"kind", g.kind},
                      {"channel", line.channel},
                      {"privacy", privacy},
                      {"state", word_of(g.state)},
                      {"state_since", g.state_since},
                      {"state_due", g.state_due},
                      {"received_at", g.received_at},
                      {"promise_at", g.promise_at},
                      {"verified_at", g.verified_at},
                      {"is_verified_in_time", g.is_verified_in_time},
                      {"first_answer_at", g.first_answer_at},
                      {"answered_at", g.answered_at},
                      {"unit", g.unit},
                      {"officer", g.officer},
                      {"climbed_to", g.climbed_to},
                      {"climbs", g.climbs},
                      {"guard", g.guard},
                      {"is_urgent", g.is_urgent},
                      {"is_open", grievances::is_open(g.state)},
                      {"is_satisfied", line.is_satisfied},
                      {"rebuts", g.state == State::dibantah ? 1 : 0},
                      {"merged_into", g.merged_into},
                      {"place", line.place},
                      {"body", line.body},
                      {"version", g.version}});
        }
        bulk.finish();
    });
}

void write_around(db::Database& db, std::vector<Line> const& lines) {
    db.bulk("grievance_step",
            {"id", "grievance", "at", "deed", "account", "by_role", "is_public", "body", "from_state", "to_state"},
            [&](db::Bulk& bulk) {
                for (auto const& line : lines)
                    for (auto const& s : line.steps)
                        bulk.add({{"id", s.id},
                                  {"grievance", line.row.id},
                                  {"at", s.at},
                                  {"deed", std::string_view(boost::describe::enum_to_string(s.deed, ""))},
                                  {"account", s.account},
                                  {"by_role", s.role},
                                  {"is_public", s.is_public},
                                  {"body", s.body},
                                  {"from_state", word_of(s.from)},
                                  {"to_state", word_of(s.to)}});
                bulk.finish();
            });
    db.bulk("grievance_reporter", {"grievance", "name", "phone"}, [&](db::Bulk& bulk) {
        for (auto const& line : lines)
            if (!line.is_anonymous) bulk.add({{"grievance", line.row.id}, {"name", line.name}, {"phone", line.phone}});
        bulk.finish();
    });
}

}  // namespace

void seed_load(access::Office& office, calendar::Calendar const& calendar, Areas const& areas, std::int64_t count,
               Moment now, Progress const& progress) {
    auto const there =
        office.db.read([](db::Tx& tx) { return tx.find<std::int64_t>(sql::count_complaints).value_or(0); });
    auto const missing = count - there;
    if (missing <= 0) return;
    Maker maker(office, calendar, areas, there, missing, now);
    Postings postings;
    std::int64_t in_slice = 0;
    for (std::int64_t done = 0; done < missing;) {
        std::vector<Line> lines;
        for (auto left = std::min(batch_rows, missing - done); left > 0; --left, ++done) {
            lines.push_back(maker.make(done));
            postings.add(lines.back());
        }
        write_rows(office.db, lines);
        write_around(office.db, lines);
        in_slice += static_cast<std::int64_t>(lines.size());
        if (progress) progress("complaints", there + done, count);
        if (in_slice < slice_rows && done < missing) continue;
        postings.write(office.db);
        in_slice = 0;
        if (progress) progress("search words", there + done, count);
    }
    office.db.script("ANALYZE");
    if (office.db.engine() == db::Engine::sqlite) office.db.script("PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace sinergi::seed
