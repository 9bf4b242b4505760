# The street: every house, in the order in which help reaches a person, with the houses each one asks.
# Who is asked stands above who asks. CMake links what is written here and nothing else; the tidy test refuses the rest.
#
#   house(<path> [USES <house>...] [LIBS <outside library>...])

house(base                LIBS fmt::fmt ICU::uc ICU::i18n)

# plumbing: no word of the domain
house(plumbing/clock      USES base)
house(plumbing/log        USES base                                  LIBS spdlog::spdlog)
house(plumbing/crypto     USES base                                  LIBS PkgConfig::sodium OpenSSL::Crypto)
house(plumbing/json       USES base                                  LIBS Boost::boost)
house(plumbing/db         USES base plumbing/log                     LIBS Boost::boost SQLite::SQLite3 PostgreSQL::PostgreSQL)
house(plumbing/http       USES base plumbing/clock plumbing/json plumbing/log LIBS Boost::boost OpenSSL::SSL ZLIB::ZLIB)
house(plumbing/files      USES base plumbing/crypto plumbing/db      LIBS PkgConfig::exif PkgConfig::jpeg PkgConfig::png)
house(plumbing/notices    USES base plumbing/db plumbing/clock plumbing/log)
house(plumbing/jobs       USES base plumbing/db plumbing/clock plumbing/log plumbing/notices)
house(plumbing/sheet      USES base                                  LIBS PkgConfig::minizip EXPAT::EXPAT ZLIB::ZLIB)
house(plumbing/print      USES base                                  LIBS PkgConfig::pangocairo PkgConfig::qrencode)
house(plumbing/locale     USES base plumbing/json)
house(plumbing/web        USES base plumbing/json plumbing/http plumbing/locale LIBS web_files)

# ground: what all capabilities stand on
house(ground/regions      USES base plumbing/db plumbing/http plumbing/json plumbing/sheet LIBS ZLIB::ZLIB)
house(ground/calendar     USES base plumbing/db plumbing/http plumbing/json plumbing/sheet)
house(ground/audit        USES base plumbing/db plumbing/http plumbing/json plumbing/crypto plumbing/clock plumbing/log plumbing/notices)
house(ground/access       USES base plumbing/db plumbing/http plumbing/json plumbing/crypto plumbing/clock plumbing/log plumbing/notices
                               ground/audit ground/regions)

house(ground/agreements   USES base plumbing/db plumbing/http plumbing/json plumbing/crypto plumbing/clock plumbing/files plumbing/notices
                               ground/regions ground/calendar ground/audit ground/access)

# assess: who needs what
house(assess/matching     USES base plumbing/jobs plumbing/sheet plumbing/locale LIBS PkgConfig::hwy)
house(assess/lists        USES base plumbing/db plumbing/http plumbing/json plumbing/crypto plumbing/clock plumbing/log plumbing/notices
                               plumbing/jobs plumbing/sheet plumbing/locale ground/regions ground/audit ground/access assess/matching)
house(assess/registry     USES base plumbing/db plumbing/http plumbing/json plumbing/crypto plumbing/clock plumbing/log plumbing/notices
                               plumbing/jobs plumbing/files plumbing/print
                               plumbing/locale plumbing/sheet ground/regions ground/calendar ground/audit ground/access
                               assess/matching assess/lists)
house(assess/proposals    USES base plumbing/db plumbing/http plumbing/json plumbing/crypto plumbing/clock plumbing/files plumbing/log
                               plumbing/notices plumbing/print plumbing/locale ground/regions ground/calendar ground/audit
                               ground/access assess/matching assess/lists assess/registry)
house(assess/civil        USES base plumbing/db plumbing/http plumbing/json plumbing/crypto plumbing/clock plumbing/notices plumbing/jobs
                               plumbing/sheet plumbing/print plumbing/locale ground/regions ground/audit ground/access
                               assess/matching assess/lists assess/registry)

house(assess/objections   USES base plumbing/db plumbing/http plumbing/json plumbing/crypto plumbing/clock plumbing/files plumbing/log
                               plumbing/notices plumbing/print plumbing/locale plumbing/web
                               ground/regions ground/calendar ground/audit ground/access assess/matching assess/lists
                               assess/registry assess/proposals)
house(assess/siks         USES base plumbing/db plumbing/http plumbing/json plumbing/crypto plumbing/clock plumbing/notices plumbing/jobs
                               plumbing/sheet plumbing/locale ground/regions ground/audit ground/access
                               assess/matching assess/lists assess/registry assess/proposals)

# manage: problems of people
house(manage/grievances   USES base plumbing/db plumbing/http plumbing/json plumbing/crypto plumbing/clock plumbing/files plumbing/log
                               plumbing/notices plumbing/jobs plumbing/sheet plumbing/print plumbing/locale plumbing/web
                               ground/regions ground/calendar ground/audit ground/access assess/matching
                          LIBS Boost::boost)

house(manage/requests     USES base plumbing/db plumbing/http plumbing/json plumbing/crypto plumbing/clock plumbing/files plumbing/log
                               plumbing/notices plumbing/jobs plumbing/sheet plumbing/print plumbing/locale plumbing/web
                               ground/regions ground/calendar ground/audit ground/access
                          LIBS Boost::boost)
house(manage/referrals    USES base plumbing/db plumbing/http plumbing/json plumbing/crypto plumbing/clock plumbing/files plumbing/notices
                               plumbing/print plumbing/locale plumbing/web ground/regions ground/calendar ground/audit ground/access)
house(manage/cases        USES base plumbing/db plumbing/http plumbing/json plumbing/crypto plumbing/clock plumbing/files plumbing/log
                               plumbing/notices plumbing/jobs plumbing/print plumbing/locale
                               ground/regions ground/calendar ground/audit ground/access ground/agreements assess/matching
                               manage/grievances manage/referrals)

house(manage/ties         USES base plumbing/db plumbing/http plumbing/json plumbing/crypto plumbing/clock plumbing/notices plumbing/locale
                               ground/regions ground/calendar ground/audit ground/access ground/agreements assess/matching
                               assess/lists assess/registry manage/grievances manage/requests manage/referrals manage/cases)

# govern: what is late, and how one office speaks with another
house(govern/federation   USES base plumbing/db plumbing/http plumbing/json plumbing/crypto plumbing/clock plumbing/files plumbing/log
                               plumbing/notices plumbing/jobs
                               ground/regions ground/calendar ground/audit ground/access ground/agreements
                               manage/grievances manage/referrals manage/cases)
house(govern/command      USES base plumbing/db plumbing/http plumbing/json plumbing/crypto plumbing/clock plumbing/notices plumbing/locale
                               ground/regions ground/calendar ground/audit ground/access ground/agreements
                               manage/grievances manage/referrals manage/cases govern/federation)
house(govern/exchange     USES base plumbing/db plumbing/http plumbing/json plumbing/crypto plumbing/clock plumbing/log plumbing/notices
                               plumbing/sheet ground/regions ground/calendar ground/audit ground/access manage/grievances)

# apps: wiring only
house(apps/seed           USES base plumbing/clock plumbing/log plumbing/crypto plumbing/json plumbing/db plumbing/http plumbing/files
                               plumbing/notices plumbing/jobs plumbing/sheet plumbing/print plumbing/locale plumbing/web
                               ground/regions ground/calendar ground/audit ground/access ground/agreements
                               assess/matching assess/lists assess/registry assess/proposals assess/objections assess/civil assess/siks
                               manage/grievances manage/requests manage/referrals manage/cases manage/ties govern/federation
                          LIBS PkgConfig::png)
house(apps/synth          USES base ground/regions)
house(apps/server         USES ALL)
