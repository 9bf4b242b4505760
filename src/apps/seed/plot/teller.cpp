#include "seed/plot/teller.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sinergi::seed {
namespace {

using grievances::Channel;
using grievances::Deed;

constexpr std::array month_names = {"Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
                                    "Juli",    "Agustus",  "September", "Oktober", "November", "Desember"};
constexpr std::array clerks = {std::string_view("fo1"), std::string_view("fo2"), std::string_view("fo3")};

/// How complaints come in; a channel stands as often as it is used.
constexpr std::array ways = {Channel::web,          Channel::web,           Channel::web,      Channel::web,
                             Channel::whatsapp,     Channel::whatsapp,      Channel::whatsapp, Channel::whatsapp,
                             Channel::walk_in,      Channel::walk_in,       Channel::walk_in,  Channel::call_171,
                             Channel::call_171,     Channel::lapor,         Channel::letter,   Channel::letter,
                             Channel::social_media, Channel::field_officer, Channel::council,  Channel::field_officer,
                             Channel::instruction};
constexpr std::array urgent_ways = {Channel::web,      Channel::whatsapp,      Channel::call_112, Channel::police,
                                    Channel::hospital, Channel::field_officer, Channel::call_171};

bool has_office_hours(Channel channel) {
    return channel != Channel::web && channel != Channel::call_112 && channel != Channel::police &&
           channel != Channel::hospital;
}

Scene scene_for(std::string_view kind) {
    if (kind == "bencana") return Scene::flood;
    if (kind == "ppks" || kind == "anak") return Scene::market;
    if (kind == "layanan" || kind == "bansos_tidak_diterima") return Scene::queue;
    return Scene::house;
}

bool is_urgent_fate(Fate fate) { return fate == Fate::urgent_done || fate == Fate::urgent_now; }
bool is_urgent_kind(std::string_view kind) {
    return kind == "ppks" || kind == "bencana" || kind == "anak" || kind == "kekerasan";
}
bool is_named_fate(Fate fate) { return fate == Fate::named_done || fate == Fate::named_open; }

}  // namespace

Teller::Teller(Areas const& areas, std::vector<Post> const& posts, calendar::Calendar const& calendar, Zone zone,
               Moment now)
    : posts_(posts), calendar_(calendar), zone_(zone), now_(now) {
    for (auto const& area : areas)
        if (area.first.level() == RegionLevel::village) villages_.push_back(area);
    SINERGI_CHECK(!villages_.empty());
}

std::string Teller::clothed(std::string text, Channel channel) {
    switch (channel) {
        case Channel::whatsapp:
            return (chance_.is_one_in(2) ? "Assalamualaikum, punten mau lapor. " : "Selamat siang, admin. ") + text +
                   (chance_.is_one_in(2) ? " Hatur nuhun." : "");
        case Channel::letter:
            return "Dengan hormat, bersama surat ini kami sampaikan: " + text +
                   " Demikian atas perhatiannya kami ucapkan terima kasih.";
        case Channel::call_171:
        case Channel::call_112:
            return "Penelepon menyampaikan: " + text;
        case Channel::lapor:
            return "Yth. Dinas Sosial. " + text + " Mohon ditindaklanjuti.";
        case Channel::council:
            return "Disampaikan anggota DPRD saat reses: " + text;
        case Channel::instruction:
            return "Arahan pimpinan untuk segera ditindaklanjuti: " + text;
        case Channel::police:
            return "Diteruskan dari Polsek: " + text;
        case Channel::hospital:
            return "Diteruskan petugas rumah sakit: " + text;
        case Channel::social_media:
            return "Dari komentar di media sosial: " + text;
        case Channel::field_officer:
            return "Temuan di lapangan. " + text;
        case Channel::web:
        case Channel::walk_in:
        case Channel::outside_system:
            break;
    }
    return chance_.is_one_in(3) ? text + " Mohon bantuannya, terima kasih." : text;
}

Report Teller::some_report(Fate fate, std::string_view kind, std::int32_t days_ago) {
    // A tenth of the villages is ten times as busy as the others.
    auto const& [region, village] =
        villages_[chance_.is_one_in(2)
                      ? chance_.below(std::max<std::size_t>(villages_.size() / 10, 1)) * 10 % villages_.size()
                      : chance_.below(villages_.size())];
    Report wish{.kind = std::string(kind), .region = region, .village = village};
    std::span<Channel const> const from =
        is_urgent_fate(fate) ? std::span<Channel const>(urgent_ways) : std::span<Channel const>(ways);
    wish.channel = from[plot_.tales.size() % from.size()];  // in turn, so that none is missing
    auto day = date_in(zone_, now_).plus_days(-days_ago);
    bool const is_office = has_office_hours(wish.channel);
    if (is_office && !is_urgent_fate(fate))
        while (!calendar::is_working(calendar_, day)) day = day.plus_days(-1);
    wish.at = start_of(day, zone_)
                  .plus_ms(chance_.between(is_office ? 8 * 60 : 6 * 60, is_office ? 15 * 60 : 21 * 60) * minute_ms +
                           chance_.between(0, 59'999));
    // Today is not over yet.
    if (fate == Fate::urgent_now || wish.at > now_) wish.at = now_.plus_ms(-chance_.between(20, 200) * minute_ms);
    if (chance_.is_one_in(8)) wish.scenes.push_back(scene_for(kind));
    return wish;
}

void Teller::add_reporter(Tale& tale) {
    auto& wish = tale.wish;
    if (chance_.is_one_in(12)) {
        wish.privacy = grievances::Privacy::anonymous;
        return;
    }
    if (chance_.is_one_in(10)) wish.privacy = grievances::Privacy::confidential;
    auto const somebody = make_somebody(chance_, chance_.is_one_in(3) ? Era::young : Era::middle);
    wish.reporter =
        grievances::NewReporter{.name = somebody.name,
                                .phone = make_phone(chance_),
                                .email = {},
                                .address = fmt::format("Dusun {} RT {:02}, {}", chance_.of(village_quarters()),
                                                       chance_.between(1, 12), tale.gaps.village)};
    if (wish.channel == Channel::whatsapp) wish.reporter->contact = grievances::ContactChannel::whatsapp;
    if (wish.kind == "kekerasan") {
        wish.reporter->hours_from = 9;
        wish.reporter->hours_to = 11;
        wish.reporter->no_text = true;
    }
}

std::size_t Teller::report(Report const& wish) {
    auto const last_month = (date_in(zone_, wish.at).month() + 10) % 12;
    bool const is_kelurahan = wish.region.view().size() == 10 && wish.region.view()[6] == '1';
    Tale tale;
    tale.gaps = {.whom = make_somebody(chance_, Era::old),
                 .month = month_names[static_cast<std::size_t>(last_month)],
                 .village = (is_kelurahan ? "Kelurahan " : "Desa ") + wish.village};
    tale.scenes = wish.scenes;
    tale.wish = {
        .kind = wish.kind, .region = wish.region, .text = wish.text, .place = wish.place, .channel = wish.channel};
    if (tale.wish.text.empty())
        tale.wish.text = clothed(filled(chance_.of(words_of(wish.kind).reports), tale.gaps, chance_), wish.channel);
    // Some write a NIK into their text; it is masked on the way in.
    if (chance_.is_one_in(25)) tale.wish.text += " NIK " + make_nik(chance_, wish.region.parent()) + ".";
    if (tale.wish.place.empty() && chance_.is_one_in(2)) tale.wish.place = chance_.of(places());
    add_reporter(tale);
    clerk_ = chance_.of(clerks);
    if (wish.channel == Channel::field_officer)
        tale.by = fmt::format("lapangan{}", chance_.between(1, 6));
    else if (wish.channel != Channel::web)
        tale.by = clerk_;
    if (wish.channel == Channel::walk_in)
        for (auto const& post : posts_)
            if (post.role == access::Role::village_operator && post.area == wish.region) tale.by = post.account;
    if (wish.channel == Channel::letter) tale.wish.source_ref = fmt::format("400.9/{:03}/Ds", chance_.between(10, 400));
    if (wish.channel == Channel::lapor)
        tale.wish.source_ref = fmt::format("LAPOR-{}", chance_.between(8'000'000, 8'999'999));
    plot_.tales.push_back(std::move(tale));
    at_ = plot_.tales.size() - 1;
    time_ = wish.at;
    plot_.turns.push_back({.at = wish.at, .of = at_, .by = plot_.tales[at_].by});
    auto const desks = desks_of(wish.kind);
    worker_ = chance_.of(desks.workers);
    return at_;
}

Turn& Teller::put(Moment at, Deed deed, std::string_view by, std::string text) {
    time_ = at;
    plot_.turns.push_back({.at = at, .of = at_, .deed = deed, .by = std::string(by), .text = std::move(text)});
    return plot_.turns.back();
}

Turn& Teller::in_days(int days, Deed deed, std::string_view by, std::string text) {
    constexpr std::int64_t opens_ms = 8 * hour_ms;
    constexpr std::int64_t ends_ms = 16 * hour_ms;
    auto const today = date_in(zone_, time_);
    auto at = start_of(calendar::add_working_days(calendar_, today, days), zone_)
                  .plus_ms(opens_ms + chance_.between(0, 7 * 60) * minute_ms);
    if (at <= time_) at = time_.plus_ms(chance_.between(8, 45) * minute_ms);
    if (at > start_of(date_in(zone_, at), zone_).plus_ms(ends_ms))
        at = start_of(calendar::add_working_days(calendar_, today, 1), zone_)
                 .plus_ms(opens_ms + chance_.between(5, 120) * minute_ms);
    return put(at, deed, by, std::move(text));
}

Turn& Teller::in_hours(int hours, Deed deed, std::string_view by, std::string text) {
    return put(time_.plus_ms(hours * hour_ms + chance_.between(3, 50) * minute_ms), deed, by, std::move(text));
}

Plot Teller::take() && {
    constexpr std::int64_t twice_a_day_ms = 12 * hour_ms;
    auto const first = start_of(date_in(zone_, now_).plus_days(-plot_days), zone_).plus_ms(5 * minute_ms);
    for (auto at = first; at < now_; at = at.plus_ms(twice_a_day_ms))
        plot_.turns.push_back({.at = at, .deed = Deed::climbed});
    plot_.turns.push_back({.at = now_, .deed = Deed::climbed});
    std::erase_if(plot_.turns, [&](Turn const& turn) { return turn.at > now_; });
    std::ranges::stable_sort(plot_.turns, {}, &Turn::at);
    return std::move(plot_);
}

void Teller::tell(Fate fate, std::string_view kind, std::int32_t days_ago) {
    (void)report(some_report(fate, kind, days_ago));
    if (is_named_fate(fate)) {
        add_named(plot_.tales[at_]);
        carry_on_named(fate);
    } else if (is_urgent_fate(fate) || is_urgent_kind(kind)) {
        carry_on_urgent(fate == Fate::urgent_now ? fate : Fate::urgent_done);
    } else {
        carry_on(fate);
    }
}

}  // namespace sinergi::seed
