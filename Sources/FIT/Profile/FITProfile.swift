/// Names of the FIT profile's enumerations.
public enum FITProfile {
    /// Numbers and their names: the profile's, in snake_case.
    public struct Names: Sendable {
        private var names: [Int: String] = [:]

        /// Names in order; a number says which one the next name has.
        init(_ list: String) {
            var next = 0
            for word in list.split(whereSeparator: \.isWhitespace) {
                if let number = Int(word) {
                    next = number
                } else {
                    names[next] = String(word)
                    next += 1
                }
            }
        }

        /// The name of a number, or `nil` where the profile has none.
        public subscript(number: Int) -> String? { names[number] }

        /// The name of a number, or the number itself.
        public func name(of number: Int) -> String { names[number] ?? String(number) }
    }

    /// The number of the manufacturer `strava`.
    public static let strava = 265

    /// The kinds of FIT file.
    public static let file = Names(
        """
        1 device settings sport activity workout course schedules 9 weight totals goals
        14 blood_pressure monitoring_a 20 activity_summary 28 monitoring_daily 32 monitoring_b
        34 segment segment_list 40 exd_configuration
        """)

    /// What was done.
    public static let sport = Names(
        """
        0 generic running cycling transition fitness_equipment swimming basketball soccer tennis
        american_football training walking cross_country_skiing alpine_skiing snowboarding rowing
        mountaineering hiking multisport paddling flying e_biking motorcycling boating driving golf
        hang_gliding horseback_riding hunting fishing inline_skating rock_climbing sailing
        ice_skating sky_diving snowshoeing snowmobiling stand_up_paddleboarding surfing
        wakeboarding water_skiing kayaking rafting windsurfing kitesurfing tactical jumpmaster
        boxing floor_climbing baseball 53 diving 56 shooting 58 winter_sport grinding 62 hiit
        video_gaming racket wheelchair_push_walk wheelchair_push_run meditation para_sport
        disc_golf team_sport cricket rugby hockey lacrosse volleyball water_tubing wakesurfing
        water_sport archery mixed_martial_arts motor_sports snorkeling dance jump_rope pool_apnea
        mobility geocaching canoeing 254 all
        """)

    /// How it was done.
    public static let subSport = Names(
        """
        0 generic treadmill street trail track spin indoor_cycling road mountain downhill recumbent
        cyclocross hand_cycling track_cycling indoor_rowing elliptical stair_climbing lap_swimming
        open_water flexibility_training strength_training warm_up match exercise challenge
        indoor_skiing cardio_training indoor_walking e_bike_fitness bmx casual_walking
        speed_walking bike_to_run_transition run_to_bike_transition swim_to_bike_transition atv
        motocross backcountry resort rc_drone wingsuit whitewater skate_skiing yoga pilates
        indoor_running gravel_cycling e_bike_mountain commuting mixed_surface navigate track_me map
        single_gas_diving multi_gas_diving gauge_diving apnea_diving apnea_hunting virtual_activity
        obstacle 62 breathing ccr_diving 65 sail_race expedition ultra indoor_climbing bouldering
        hiit indoor_grinding hunting_with_dogs amrap emom tabata 77 esport triathlon duathlon brick
        swim_run adventure_race trucker_workout pickleball padel indoor_wheelchair_walk
        indoor_wheelchair_run indoor_hand_cycling 90 field ice ultimate platform squash badminton
        racquetball table_tennis overland trolling_motor 110 fly_canopy fly_paraglide
        fly_paramotor fly_pressurized fly_navigate fly_timer fly_altimeter fly_wx fly_vfr fly_ifr
        121 dynamic_apnea 123 enduro rucking rally pool_triathlon e_bike_enduro 254 all
        """)

    /// What ended a lap.
    public static let lapTrigger = Names(
        """
        0 manual time distance position_start position_lap position_waypoint position_marked
        session_end fitness_equipment
        """)

    /// What ended a session.
    public static let sessionTrigger = Names(
        "0 activity_end manual auto_multi_sport fitness_equipment")

    /// How a lap was meant.
    public static let intensity = Names(
        "0 active rest warmup cooldown recovery interval other")

    /// How a length was swum.
    public static let swimStroke = Names(
        """
        0 freestyle backstroke breaststroke butterfly drill mixed im im_by_round rimo
        """)

    /// What happened.
    public static let event = Names(
        """
        0 timer 3 workout workout_step power_down power_up off_course session lap course_point
        battery virtual_partner_pace hr_high_alert hr_low_alert speed_high_alert speed_low_alert
        cad_high_alert cad_low_alert power_high_alert power_low_alert recovery_hr battery_low
        time_duration_alert distance_duration_alert calorie_duration_alert activity
        fitness_equipment length 32 user_marker sport_point 36 calibration 42 front_gear_change
        rear_gear_change rider_position_change elev_high_alert elev_low_alert comm_timeout
        54 auto_activity_detect 56 dive_alert dive_gas_switched 71 tank_pressure_reserve
        tank_pressure_critical tank_lost 75 radar_threat_alert tank_battery_low
        81 tank_pod_connected tank_pod_disconnected
        """)

    /// How it happened.
    public static let eventType = Names(
        """
        0 start stop consecutive_depreciated marker stop_all begin_depreciated end_depreciated
        end_all_depreciated stop_disable stop_disable_all
        """)

    /// Who makes devices and applications: the common ones.
    public static let manufacturer = Names(
        """
        1 garmin garmin_fr405_antfs zephyr 6 srm quarq ibike saris 13 dynastream_oem nautilus
        dynastream timex 23 suunto 28 peaksware 32 wahoo_fitness 38 osynce holux concept2 shimano
        45 xplova 48 pioneer 51 4iiiis 54 ifor_powell 59 mio_technology_europe rotor geonaute
        63 specialized 67 bkool cateye stages_cycling sigmasport tomtom peripedal wattbike
        76 moxy ciclosport 80 lifebeam bontrager 83 scosche 86 elite nielsen_kellerman 89 tacx
        95 stryd icg 98 bsx_athletics look campagnolo_srl 107 magene giant_manufacturing_co
        111 technogym bryton_sensors 115 igpsport thinkrider 118 waterrower 121 kinetic
        122 johnson_health_tech polar_electro seesense 128 ifit_com coros_byte 132 cycplus
        135 coospo geoid bosch 140 decathlon_byte tq_systems tag_heuer keiser_fitness zwift_byte
        147 meilan_byte ezon 151 abawo bafang 255 development 258 lezyne 260 zwift 262 recon
        favero_electronics 265 strava precor bryton sram navman cobi 272 mio_magellan 281
        trainer_road the_sufferfest fullspeedahead virtualtraining feedbacksports omata vdo
        289 hammerhead kinetic_by_kurt 294 coros 298 trailforks mahle_ebikemotion nurvv
        303 greenteg yamaha_motors whoop gravaa onelap monark_exercise form decathlon 315
        RGT_cycling 318 fazua 326 nike magicshine 331 mywhoosh 337 runna 339 zepp peloton 348 huawei
        """)
}
