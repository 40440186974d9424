// Written by scripts/fit-profile from the FIT profile 21.218. Do not edit.

extension ProfileData {
    /// Enumerations: names in order; a number says which one the next name has.
    static let types = """
        =activity:
        0 manual auto_multi_sport
        =activity_class:
        100 level_max 127 level athlete
        =activity_level:
        0 low medium high
        =activity_subtype:
        0 generic treadmill street trail track spin indoor_cycling road mountain downhill
        recumbent cyclocross hand_cycling track_cycling indoor_rowing elliptical
        stair_climbing lap_swimming open_water 254 all
        =activity_type:
        0 generic running cycling transition fitness_equipment swimming walking 8 sedentary
        13 wheelchair_pushing 254 all
        =analog_watchface_layout:
        0 minimal traditional modern
        =ant_channel_id:
        65535 ant_device_number 16711680 ant_device_type 251658240
        ant_transmission_type_lower_nibble 4026531840
        ant_extended_device_number_upper_nibble
        =ant_network:
        0 public antplus antfs private
        =antplus_device_type:
        1 antfs 11 bike_power environment_sensor_legacy 15 multi_sport_speed_distance
        control fitness_equipment blood_pressure geocache_node light_electric_vehicle 25
        env_sensor racquet control_hub 31 muscle_oxygen 34 shifting bike_light_main
        bike_light_shared 38 exd 40 bike_radar 46 bike_aero 119 weight_scale heart_rate
        bike_speed_cadence bike_cadence bike_speed stride_speed_distance
        =apnea_discipline:
        0 constant_weight_with_fins constant_weight_with_bifins constant_weight_without_fins
        dynamic_with_fins dynamic_with_bifins dynamic_without_fins free_immersion no_limit
        speed_endurance_apnea static_apnea variable_weight
        =attitude_stage:
        0 failed aligning degraded valid
        =attitude_validity:
        1 track_angle_heading_valid pitch_valid 4 roll_valid 8 lateral_body_accel_valid 16
        normal_body_accel_valid 32 turn_rate_valid 64 hw_fail 128 mag_invalid 256 no_gps 512
        gps_invalid 1024 solution_coasting 2048 true_track_angle 4096 magnetic_heading
        =auto_activity_detect:
        0 none running cycling 4 swimming 8 walking 32 elliptical 1024 sedentary
        =auto_sync_frequency:
        0 never occasionally frequent once_a_day remote
        =autolap_trigger:
        0 time distance position_start position_lap position_waypoint position_marked off 13
        auto_select
        =autoscroll:
        0 none slow medium fast
        =backlight_mode:
        0 off manual key_and_messages auto_brightness smart_notifications
        key_and_messages_night key_and_messages_and_smart_notifications
        =backlight_timeout:
        0 infinite
        =battery_status:
        1 new good ok low critical charging unknown
        =bike_light_beam_angle_mode:
        0 manual auto
        =bike_light_network_config_type:
        0 auto 4 individual high_visibility trail
        =ble_device_type:
        0 connected_gps heart_rate bike_power bike_speed_cadence bike_speed bike_cadence
        footpod bike_trainer
        =body_location:
        0 left_leg left_calf left_shin left_hamstring left_quad left_glute right_leg
        right_calf right_shin right_hamstring right_quad right_glute torso_back
        left_lower_back left_upper_back right_lower_back right_upper_back torso_front
        left_abdomen left_chest right_abdomen right_chest left_arm left_shoulder left_bicep
        left_tricep left_brachioradialis left_forearm_extensors right_arm right_shoulder
        right_bicep right_tricep right_brachioradialis right_forearm_extensors neck throat
        waist_mid_back waist_front waist_left waist_right
        =bp_status:
        0 no_error error_incomplete_data error_no_measurement error_data_out_of_range
        error_irregular_heart_rate
        =british_adjectival_grading_scale:
        0 M D HD VD MS S HS MVS VS HVS E1 E2 E3 E4 E5 E6 E7 E8 E9 E10 E11
        =camera_event_type:
        0 video_start video_split video_end photo_taken video_second_stream_start
        video_second_stream_split video_second_stream_end video_split_start
        video_second_stream_split_start 11 video_pause video_second_stream_pause
        video_resume video_second_stream_resume
        =camera_orientation_type:
        0 camera_orientation_0 camera_orientation_90 camera_orientation_180
        camera_orientation_270
        =ccr_setpoint_switch_mode:
        0 manual automatic
        =checksum:
        0 clear ok
        =climb_grading_scale:
        0 yds uiaa french british_adjectival british_technical ewbank brazilian saxon vermin
        font dankyu yds_pm
        =climb_pro_event:
        0 approach start complete
        =comm_timeout_type:
        0 wildcard_pairing_timeout pairing_timeout connection_lost connection_timeout
        =connectivity_capabilities:
        1 bluetooth bluetooth_le 4 ant 8 activity_upload 16 course_download 32
        workout_download 64 live_track 128 weather_conditions 256 weather_alerts 512
        gps_ephemeris_download 1024 explicit_archive 2048 setup_incomplete 4096
        continue_sync_after_software_update 8192 connect_iq_app_download 16384
        golf_course_download 32768 device_initiates_sync 65536 connect_iq_watch_app_download
        131072 connect_iq_widget_download 262144 connect_iq_watch_face_download 524288
        connect_iq_data_field_download 1048576 connect_iq_app_managment 2097152 swing_sensor
        4194304 swing_sensor_remote 8388608 incident_detection 16777216 audio_prompts
        33554432 wifi_verification 67108864 true_up 134217728 find_my_watch 268435456
        remote_manual_sync 536870912 live_track_auto_start 1073741824 live_track_messaging
        2147483648 instant_input
        =course_capabilities:
        1 processed valid 4 time 8 distance 16 position 32 heart_rate 64 power 128 cadence
        256 training 512 navigation 1024 bikeway 4096 aviation
        =course_point:
        0 generic summit valley water food danger left right straight first_aid
        fourth_category third_category second_category first_category hors_category sprint
        left_fork right_fork middle_fork slight_left sharp_left slight_right sharp_right
        u_turn segment_start segment_end 27 campsite aid_station rest_area general_distance
        service energy_gel sports_drink mile_marker checkpoint shelter meeting_spot overlook
        toilet shower gear sharp_curve steep_incline tunnel bridge obstacle crossing store
        transition navaid transport alert info
        =dankyu_grading_scale:
        0 7_kyuu 6_kyuu 5_kyuu 4_kyuu 3_kyuu 2_kyuu 1_kyuu 1_dan 2_dan 3_dan 4_dan 5_dan
        =date_mode:
        0 day_month month_day
        =day_of_week:
        0 sunday monday tuesday wednesday thursday friday saturday
        =device_index:
        0 creator
        =digital_watchface_layout:
        0 traditional modern bold
        =display_heart:
        0 bpm max reserve
        =display_measure:
        0 metric statute nautical
        =display_orientation:
        0 auto portrait landscape portrait_flipped landscape_flipped
        =display_position:
        0 degree degree_minute degree_minute_second austrian_grid british_grid dutch_grid
        hungarian_grid finnish_grid german_grid icelandic_grid indonesian_equatorial
        indonesian_irian indonesian_southern india_zone_0 india_zone_IA india_zone_IB
        india_zone_IIA india_zone_IIB india_zone_IIIA india_zone_IIIB india_zone_IVA
        india_zone_IVB irish_transverse irish_grid loran maidenhead_grid mgrs_grid
        new_zealand_grid new_zealand_transverse qatar_grid modified_swedish_grid
        swedish_grid south_african_grid swiss_grid taiwan_grid united_states_grid
        utm_ups_grid west_malayan borneo_rso estonian_grid latvian_grid swedish_ref_99_grid
        =display_power:
        0 watts percent_ftp
        =dive_alarm_type:
        0 depth time speed
        =dive_alert:
        0 ndl_reached gas_switch_prompted near_surface approaching_ndl po2_warn
        po2_crit_high po2_crit_low time_alert depth_alert deco_ceiling_broken deco_complete
        safety_stop_broken safety_stop_complete cns_warning cns_critical otu_warning
        otu_critical ascent_critical alert_dismissed_by_key alert_dismissed_by_timeout
        battery_low battery_critical safety_stop_started approaching_first_deco_stop
        setpoint_switch_auto_low setpoint_switch_auto_high setpoint_switch_manual_low
        setpoint_switch_manual_high auto_setpoint_switch_ignored switched_to_open_circuit
        switched_to_closed_circuit 32 tank_battery_low po2_ccr_dil_low deco_stop_cleared
        apnea_neutral_buoyancy apnea_target_depth apnea_surface apnea_high_speed
        apnea_low_speed
        =dive_backlight_mode:
        0 at_depth always_on
        =dive_gas_mode:
        0 open_circuit closed_circuit_diluent
        =dive_gas_status:
        0 disabled enabled backup_only
        =dive_section_type:
        0 ascent descent hang
        =event:
        0 timer 3 workout workout_step power_down power_up off_course session lap
        course_point battery virtual_partner_pace hr_high_alert hr_low_alert
        speed_high_alert speed_low_alert cad_high_alert cad_low_alert power_high_alert
        power_low_alert recovery_hr battery_low time_duration_alert distance_duration_alert
        calorie_duration_alert activity fitness_equipment length 32 user_marker sport_point
        36 calibration 42 front_gear_change rear_gear_change rider_position_change
        elev_high_alert elev_low_alert comm_timeout 54 auto_activity_detect 56 dive_alert
        dive_gas_switched 71 tank_pressure_reserve tank_pressure_critical tank_lost 75
        radar_threat_alert tank_battery_low 81 tank_pod_connected tank_pod_disconnected
        =event_type:
        0 start stop consecutive_depreciated marker stop_all begin_depreciated
        end_depreciated end_all_depreciated stop_disable stop_disable_all
        =exd_data_units:
        0 no_units laps miles_per_hour kilometers_per_hour feet_per_hour meters_per_hour
        degrees_celsius degrees_farenheit zone gear rpm bpm degrees millimeters meters
        kilometers feet yards kilofeet miles time enum_turn_type percent watts
        watts_per_kilogram enum_battery_status enum_bike_light_beam_angle_mode
        enum_bike_light_battery_status enum_bike_light_network_config_type lights seconds
        minutes hours calories kilojoules milliseconds second_per_mile second_per_kilometer
        centimeter enum_course_point bradians enum_sport inches_hg mm_hg mbars hecto_pascals
        feet_per_min meters_per_min meters_per_sec eight_cardinal
        =exd_descriptors:
        0 bike_light_battery_status beam_angle_status batery_level light_network_mode
        number_lights_connected cadence distance estimated_time_of_arrival heading time
        battery_level trainer_resistance trainer_target_power time_seated time_standing
        elevation grade ascent descent vertical_speed di2_battery_level front_gear rear_gear
        gear_ratio heart_rate heart_rate_zone time_in_heart_rate_zone heart_rate_reserve
        calories gps_accuracy gps_signal_strength temperature time_of_day balance
        pedal_smoothness power functional_threshold_power intensity_factor work power_ratio
        normalized_power training_stress_Score time_on_zone speed laps reps workout_step
        course_distance navigation_distance course_estimated_time_of_arrival
        navigation_estimated_time_of_arrival course_time navigation_time course_heading
        navigation_heading power_zone torque_effectiveness timer_time power_weight_ratio
        left_platform_center_offset right_platform_center_offset
        left_power_phase_start_angle right_power_phase_start_angle
        left_power_phase_finish_angle right_power_phase_finish_angle gears pace
        training_effect vertical_oscillation vertical_ratio ground_contact_time
        left_ground_contact_time_balance right_ground_contact_time_balance stride_length
        running_cadence performance_condition course_type time_in_power_zone navigation_turn
        course_location navigation_location compass gear_combo muscle_oxygen icon
        compass_heading gps_heading gps_elevation anaerobic_training_effect course
        off_course glide_ratio vertical_distance vmg ambient_pressure pressure vam
        =exd_display_type:
        0 numerical simple graph bar circle_graph virtual_partner balance string_list string
        simple_dynamic_icon gauge
        =exd_layout:
        0 full_screen half_vertical half_horizontal half_vertical_right_split
        half_horizontal_bottom_split full_quarter_split half_vertical_left_split
        half_horizontal_top_split dynamic
        =exd_qualifiers:
        0 no_qualifier instantaneous average lap maximum maximum_average maximum_lap
        last_lap average_lap to_destination to_go to_next next_course_point total
        three_second_average ten_second_average thirty_second_average percent_maximum
        percent_maximum_average lap_percent_maximum elapsed sunrise sunset
        compared_to_virtual_partner maximum_24h minimum_24h minimum first second third
        shifter last_sport moving stopped estimated_total 242 zone_9 zone_8 zone_7 zone_6
        zone_5 zone_4 zone_3 zone_2 zone_1
        =exercise_category:
        0 bench_press calf_raise cardio carry chop core crunch curl deadlift flye hip_raise
        hip_stability hip_swing hyperextension lateral_raise leg_curl leg_raise lunge
        olympic_lift plank plyo pull_up push_up row shoulder_press shoulder_stability shrug
        sit_up squat total_body triceps_extension warm_up run bike cardio_sensors move pose
        banded_exercises battle_rope elliptical floor_climb indoor_bike indoor_row ladder
        sandbag sled sledge_hammer stair_stepper 49 suspension tire 52 run_indoor
        bike_outdoor 65534 unknown
        =favero_product:
        10 assioma_uno 12 assioma_duo
        =file:
        1 device settings sport activity workout course schedules 9 weight totals goals 14
        blood_pressure monitoring_a 20 activity_summary 28 monitoring_daily 32 monitoring_b
        34 segment segment_list 40 exd_configuration 247 mfg_range_min 254 mfg_range_max
        =file_flags:
        2 read 4 write 8 erase
        =fit_base_type:
        0 enum sint8 uint8 7 string 10 uint8z 13 byte 131 sint16 uint16 sint32 uint32 136
        float32 float64 139 uint16z uint32z 142 sint64 uint64 uint64z
        =fit_base_unit:
        0 other kilogram pound
        =fitness_equipment_state:
        0 ready in_use paused unknown
        =garmin_product:
        1 hrm1 axh01 axb01 axb02 hrm2ss dsi_alf02 hrm3ss hrm_run_single_byte_product_id bsm
        bcm axs01 hrm_tri_single_byte_product_id hrm4_run_single_byte_product_id
        fr225_single_byte_product_id gen3_bsm_single_byte_product_id
        gen3_bcm_single_byte_product_id 22 hrm_fit_single_byte_product_id 255 OHR 473
        fr301_china fr301_japan fr301_korea 494 fr301_taiwan 717 fr405 782 fr50 987
        fr405_japan fr60 1011 dsi_alf01 1018 fr310xt 1036 edge500 1124 fr110 1169 edge800
        1199 edge500_taiwan 1213 edge500_japan 1253 chirp 1274 fr110_japan 1325 edge200 1328
        fr910xt 1333 edge800_taiwan edge800_japan 1341 alf04 1345 fr610 1360 fr210_japan
        1380 vector_ss vector_cp 1386 edge800_china edge500_china 1405 approach_g10 1410
        fr610_japan 1422 edge500_korea 1436 fr70 1446 fr310xt_4t 1461 amx 1482 fr10 1497
        edge800_korea 1499 swim 1537 fr910xt_china 1551 fenix 1555 edge200_taiwan 1561
        edge510 1567 edge810 1570 tempe 1600 fr910xt_japan 1623 fr620 1632 fr220 1664
        fr910xt_korea 1688 fr10_japan 1721 edge810_japan 1735 virb_elite edge_touring 1742
        edge510_japan hrm_tri 1752 hrm_run 1765 fr920xt 1821 edge510_asia edge810_china
        edge810_taiwan 1836 edge1000 vivo_fit 1853 virb_remote 1885 vivo_ki 1903 fr15 1907
        vivo_active 1918 edge510_korea 1928 fr620_japan fr620_china fr220_japan fr220_china
        1936 approach_s6 1956 vivo_smart 1967 fenix2 1988 epix 2050 fenix3 2052
        edge1000_taiwan edge1000_japan 2061 fr15_japan 2067 edge520 2070 edge1000_china 2072
        fr620_russia fr220_russia 2079 vector_s 2100 edge1000_korea 2130 fr920xt_taiwan
        fr920xt_china fr920xt_japan 2134 virbx vivo_smart_apac 2140 etrex_touch 2147 edge25
        fr25 2150 vivo_fit2 2153 fr225 2156 fr630 fr230 fr735xt 2160 vivo_active_apac
        vector_2 vector_2s 2172 virbxe fr620_taiwan fr220_taiwan truswing 2187 d2airvenu
        fenix3_china fenix3_twn 2192 varia_headlight varia_taillight_old 2204
        edge_explore_1000 2219 fr225_asia 2225 varia_radar_taillight varia_radar_display
        2238 edge20 2260 edge520_asia edge520_japan d2_bravo 2266 approach_s20 2271
        vivo_smart2 2274 edge1000_thai 2276 varia_remote 2288 edge25_asia edge25_jpn
        edge20_asia 2292 approach_x40 fenix3_japan vivo_smart_emea 2310 fr630_asia fr630_jpn
        2313 fr230_jpn 2327 hrm4_run 2332 epix_japan 2337 vivo_active_hr 2347
        vivo_smart_gps_hr vivo_smart_hr 2361 vivo_smart_hr_asia vivo_smart_gps_hr_asia 2368
        vivo_move 2379 varia_taillight 2396 fr235_asia fr235_japan varia_vision 2406
        vivo_fit3 fenix3_korea fenix3_sea 2413 fenix3_hr 2417 virb_ultra_30 2429
        index_smart_scale 2431 fr235 fenix3_chronos 2441 oregon7xx 2444 rino7xx 2457
        epix_korea 2473 fenix3_hr_chn fenix3_hr_twn fenix3_hr_jpn fenix3_hr_sea
        fenix3_hr_kor 2496 nautix vivo_active_hr_apac 2503 fr35 2512 oregon7xx_ww 2530
        edge_820 edge_explore_820 2533 fr735xt_apac fr735xt_japan 2544 fenix5s 2547
        d2_bravo_titanium 2567 varia_ut800 2593 running_dynamics_pod 2599 edge_820_china
        edge_820_japan 2604 fenix5x 2606 vivo_fit_jr 2622 vivo_smart3 vivo_sport 2628
        edge_820_taiwan edge_820_korea edge_820_sea 2650 fr35_hebrew 2656 approach_s60 2667
        fr35_apac fr35_japan 2675 fenix3_chronos_asia 2687 virb_360 2691 fr935 2697 fenix5
        2700 vivoactive3 2713 edge_1030 2727 fr35_sea 2733 fr235_china_nfc 2769
        foretrex_601_701 2772 vivo_move_hr 2787 vector_3 2796 fenix5_asia fenix5s_asia
        fenix5x_asia 2806 approach_z80 2814 fr35_korea 2819 d2charlie 2831 vivo_smart3_apac
        vivo_sport_apac fr935_asia 2859 descent 2878 vivo_fit4 2886 fr645 2888 fr645m 2891
        fr30 2900 fenix5s_plus 2909 Edge_130 2924 edge_1030_asia 2927 vivosmart_4 2945
        vivo_move_hr_asia 2962 approach_x10 2977 fr30_asia 2988 vivoactive3m_w 3003
        fr645_asia fr645m_asia 3011 edge_explore 3028 gpsmap66 3049 approach_s10 3066
        vivoactive3m_l 3076 fr245 fr245_music 3085 approach_g80 3092 edge_130_asia 3095
        edge_1030_bontrager 3110 fenix5_plus fenix5x_plus edge_520_plus fr945 3121 edge_530
        edge_830 3126 instinct_esports 3134 fenix5s_plus_apac fenix5x_plus_apac 3142
        edge_520_plus_apac descent_t1 fr235l_asia fr245_asia 3163 vivo_active3m_apac 3192
        gen3_bsm gen3_bcm 3218 vivo_smart4_asia 3224 vivoactive4_small vivoactive4_large
        venu 3246 marq_driver marq_aviator marq_captain marq_commander marq_expedition
        marq_athlete 3258 descent_mk2 3282 fr45 3284 gpsmap66i 3287 fenix6S_sport fenix6S
        fenix6_sport fenix6 fenix6x 3299 hrm_dual hrm_pro 3308 vivo_move3_premium 3314
        approach_s40 3321 fr245m_asia 3349 edge_530_apac edge_830_apac 3378 vivo_move3 3387
        vivo_active4_small_asia vivo_active4_large_asia vivo_active4_oled_asia 3405 swim2
        3420 marq_driver_asia marq_aviator_asia vivo_move3_asia 3441 fr945_asia 3446
        vivo_active3t_chn 3448 marq_captain_asia marq_commander_asia marq_expedition_asia
        marq_athlete_asia 3461 index_smart_scale_2 3466 instinct_solar 3469 fr45_asia 3473
        vivoactive3_daimler 3498 legacy_rey legacy_darth_vader legacy_captain_marvel
        legacy_first_avenger 3512 fenix6s_sport_asia fenix6s_asia fenix6_sport_asia
        fenix6_asia fenix6x_asia 3535 legacy_captain_marvel_asia legacy_first_avenger_asia
        legacy_rey_asia legacy_darth_vader_asia 3542 descent_mk2s 3558 edge_130_plus 3570
        edge_1030_plus 3578 rally_200 3589 fr745 3596 venusq_music 3599 venusq_music_v2
        venusq 3615 lily 3624 marq_adventurer 3638 enduro swim2_apac 3648
        marq_adventurer_asia 3652 fr945_lte 3702 descent_mk2_asia venu2 venu2s 3737
        venu_daimler_asia 3739 marq_golfer venu_daimler 3794 fr745_asia 3808 varia_rct715
        lily_asia 3812 edge_1030_plus_asia edge_130_plus_asia 3823 approach_s12 3837
        venusq_asia 3843 edge_1040 3850 marq_golfer_asia venu2_plus 3865 gnss 3869 fr55 3872
        enduro_asia 3888 instinct_2 instinct_2s 3905 fenix7s fenix7 fenix7x fenix7s_apac
        fenix7_apac fenix7x_apac 3927 approach_g12 3930 descent_mk2s_asia 3934 approach_s42
        3943 epix_gen2 epix_gen2_apac 3949 venu2s_asia venu2_asia 3978 fr945_lte_asia 3982
        vivo_move_sport vivomove_trend 3986 approach_S12_asia 3990 fr255_music
        fr255_small_music fr255 fr255_small 4001 approach_g12_asia approach_s42_asia 4005
        descent_g1 4017 venu2_plus_asia 4024 fr955 4033 fr55_asia 4061 edge_540 edge_840
        vivosmart_5 4071 instinct_2_asia 4105 marq_gen2 4115 venusq2 venusq2music 4124
        marq_gen2_aviator d2_air_x10 4130 hrm_pro_plus 4132 descent_g1_asia 4135 tactix7
        4155 instinct_crossover 4169 edge_explore2 4222 descent_mk3 descent_mk3i 4233
        approach_s70 4257 fr265_large fr265_small 4260 venu3 venu3s 4265 tacx_neo_smart
        tacx_neo2_smart tacx_neo2_t_smart tacx_neo_smart_bike tacx_satori_smart
        tacx_flow_smart tacx_vortex_smart tacx_bushido_smart tacx_genius_smart
        tacx_flux_flux_s_smart tacx_flux2_smart tacx_magnum 4305 edge_1040_asia 4312
        epix_gen2_pro_42 epix_gen2_pro_47 epix_gen2_pro_51 fr965 4341 enduro2 4374
        fenix7s_pro_solar fenix7_pro_solar fenix7x_pro_solar 4380 lily2 4394 instinct_2x
        4426 vivoactive5 4432 fr165 fr165_music 4440 edge_1050 4442 descent_t2 4446 hrm_fit
        4472 marq_gen2_commander 4477 lily_athlete 4525 rally_x10 4532 fenix8_solar
        fenix8_solar_large fenix8_small 4536 fenix8 4556 d2_mach1_pro 4565 fr970 4570
        fr570_large 4574 fr570_small enduro3 4583 instinctE_40mm instinctE_45mm
        instinct3_solar_45mm instinct3_amoled_45mm instinct3_amoled_50mm descent_g2 4595
        fenix7_pro_solar_no_wifi 4603 venu_x1 4606 hrm_200 4625 vivoactive6 4631 fenix8_pro
        4633 edge_550 edge_850 4643 venu4 venu4s 4647 approachS44 4655 edge_mtb approachS50
        4666 fenix_e 4678 instinct_crossover_amoled 4745 bounce2 4759 instinct3_solar_50mm
        4775 tactix8_amoled tactix8_solar 4814 fr170_music fr170 4825 approach_j1 4874
        approach_s72_43mm approach_s72_47mm 4879 d2_mach2 4916 fr70_2026 4944 d2_air_x15
        4952 fenix9_pro_43mm fenix9_pro_47mm fenix9_pro_51mm fenix9_pro_solar_47mm
        fenix9_pro_solar_51mm 5019 cirqa_smart_band 5056 d2_mach2_pro 5133 fenix9_43mm
        fenix9 5169 enduro4 10007 sdm4 10014 edge_remote 20119 training_center 20533
        tacx_training_app_win tacx_training_app_mac 20565 tacx_training_app_mac_catalyst
        30045 tacx_training_app_android tacx_training_app_ios tacx_training_app_legacy 30059
        training_peaks_virtual_ios training_peaks_virtual_android
        training_peaks_virtual_windows training_peaks_virtual_mac_os
        training_peaks_virtual_apple_tv 65531 connectiq_simulator android_antplus_plugin
        65534 connect
        =gas_consumption_rate_type:
        0 pressure_sac volume_sac rmv
        =gender:
        0 female male
        =goal:
        0 time distance calories frequency steps ascent active_minutes
        =goal_recurrence:
        0 off daily weekly monthly yearly custom
        =goal_source:
        0 auto community user
        =hr_type:
        0 normal irregular
        =hr_zone_calc:
        0 custom percent_max_hr percent_hrr percent_lthr
        =hrv_status:
        0 none poor low unbalanced balanced
        =intensity:
        0 active rest warmup cooldown recovery interval other
        =language:
        0 english french italian german spanish croatian czech danish dutch finnish greek
        hungarian norwegian polish portuguese slovakian slovenian swedish russian turkish
        latvian ukrainian arabic farsi bulgarian romanian chinese japanese korean taiwanese
        thai hebrew brazilian_portuguese indonesian malaysian vietnamese burmese mongolian
        254 custom
        =language_bits_0:
        1 english french 4 italian 8 german 16 spanish 32 croatian 64 czech 128 danish
        =language_bits_1:
        1 dutch finnish 4 greek 8 hungarian 16 norwegian 32 polish 64 portuguese 128
        slovakian
        =language_bits_2:
        1 slovenian swedish 4 russian 8 turkish 16 latvian 32 ukrainian 64 arabic 128 farsi
        =language_bits_3:
        1 bulgarian romanian 4 chinese 8 japanese 16 korean 32 taiwanese 64 thai 128 hebrew
        =language_bits_4:
        1 brazilian_portuguese indonesian 4 malaysian 8 vietnamese 16 burmese 32 mongolian
        =lap_trigger:
        0 manual time distance position_start position_lap position_waypoint position_marked
        session_end fitness_equipment
        =left_right_balance:
        127 mask right
        =left_right_balance_100:
        16383 mask 32768 right
        =length_type:
        0 idle active
        =local_device_type:
        0 gps glonass gps_glonass accelerometer barometer temperature 10 whr 12 sensor_hub
        =localtime_into_day:

        =manufacturer:
        1 garmin garmin_fr405_antfs zephyr dayton idt srm quarq ibike saris spark_hk tanita
        echowell dynastream_oem nautilus dynastream timex metrigear xelic beurer cardiosport
        a_and_d hmm suunto thita_elektronik gpulse clean_mobile pedal_brain peaksware
        saxonar lemond_fitness dexcom wahoo_fitness octane_fitness archinoetics the_hurt_box
        citizen_systems magellan osynce holux concept2 shimano one_giant_leap ace_sensor
        brim_brothers xplova perception_digital bf1systems pioneer spantec metalogics 4iiiis
        seiko_epson seiko_epson_oem ifor_powell maxwell_guider star_trac breakaway
        alatech_technology_ltd mio_technology_europe rotor geonaute id_bike specialized wtek
        physical_enterprises north_pole_engineering bkool cateye stages_cycling sigmasport
        tomtom peripedal wattbike 76 moxy ciclosport powerbahn acorn_projects_aps lifebeam
        bontrager wellgo scosche magura woodway elite nielsen_kellerman dk_city tacx
        direction_technology magtonic 1partcarbon inside_ride_technologies sound_of_motion
        stryd icg MiPulse bsx_athletics look campagnolo_srl body_bike_smart praxisworks
        limits_technology topaction_technology cosinuss fitcare magene
        giant_manufacturing_co tigrasport salutron technogym bryton_sensors latitude_limited
        soaring_technology igpsport thinkrider gopher_sport waterrower orangetheory inpeak
        kinetic johnson_health_tech polar_electro seesense nci_technology iqsquare leomo
        ifit_com coros_byte versa_design chileaf cycplus gravaa_byte sigeyi coospo geoid
        bosch kyto kinetic_sports decathlon_byte tq_systems tag_heuer keiser_fitness
        zwift_byte porsche_ep blackbird meilan_byte ezon laisi myzone abawo bafang
        luhong_technology 255 development 257 healthandlife lezyne scribe_labs zwift watteam
        recon favero_electronics dynovelo strava precor bryton sram navman cobi spivi
        mio_magellan evesports sensitivus_gauge podoon life_time_fitness falco_e_motors
        minoura cycliq luxottica trainer_road the_sufferfest fullspeedahead virtualtraining
        feedbacksports omata vdo magneticdays hammerhead kinetic_by_kurt shapelog dabuziduo
        jetblack coros virtugo velosense cycligentinc trailforks mahle_ebikemotion nurvv
        microprogram zone5cloud greenteg yamaha_motors whoop gravaa onelap monark_exercise
        form decathlon syncros heatup cannondale true_fitness RGT_cycling vasa race_republic
        fazua oreka_training lsec lululemon_studio shanyue spinning_mda hilldating
        aero_sensor nike magicshine ictrainer absolute_cycling eo_swimbetter mywhoosh
        ravemen tektro_racing_products darad_innovation_corporation cycloptim 337 runna 339
        zepp peloton carv tissot 345 real_velo wetech jespr huawei gotoes cadence_app
        una_watch tymewear exposure_lights forto_cycling 5759 actigraphcorp
        =max_met_category:
        0 generic cycling
        =max_met_heart_rate_source:
        0 whr hrm
        =max_met_speed_source:
        0 onboard_gps connected_gps cadence
        =mesg_count:
        0 num_per_file max_per_file max_per_file_type
        =message_index:
        4095 mask 28672 reserved 32768 selected
        =nap_period_feedback:
        0 none multiple_naps_during_day jetlag_ideal_timing_ideal_duration
        jetlag_ideal_timing_long_duration jetlag_late_timing_ideal_duration
        jetlag_late_timing_long_duration ideal_timing_ideal_duration_low_need
        ideal_timing_ideal_duration_high_need ideal_timing_long_duration_low_need
        ideal_timing_long_duration_high_need late_timing_ideal_duration_low_need
        late_timing_ideal_duration_high_need late_timing_long_duration_low_need
        late_timing_long_duration_high_need ideal_duration_low_need ideal_duration_high_need
        long_duration_low_need long_duration_high_need
        =nap_source:
        0 automatic manual_device manual_gc
        =no_fly_time_mode:
        0 standard flat_24_hours
        =power_phase_type:
        0 power_phase_start_angle power_phase_end_angle power_phase_arc_length
        power_phase_center
        =projectile_type:
        0 arrow rifle_cartridge pistol_cartridge shotshell air_rifle_pellet other
        =pwr_zone_calc:
        0 custom percent_ftp
        =radar_threat_level_type:
        0 threat_unknown threat_none threat_approaching threat_approaching_fast
        =rider_position_type:
        0 seated standing transition_to_seated transition_to_standing
        =saxon_grading_scale:
        0 I II III IV V VI VII_a VII_b VII_c VIII_a VIII_b VIII_c IX_a IX_b IX_c X_a X_b X_c
        XI_a XI_b XI_c XII_a XII_b XII_c
        =schedule:
        0 workout course
        =segment_delete_status:
        0 do_not_delete delete_one delete_all
        =segment_lap_status:
        0 end fail
        =segment_leaderboard_type:
        0 overall personal_best connections group challenger kom qom pr goal carrot
        club_leader rival last recent_best course_record
        =segment_selection_type:
        0 starred suggested
        =sensor_type:
        0 accelerometer gyroscope compass barometer
        =session_trigger:
        0 activity_end manual auto_multi_sport fitness_equipment
        =set_type:
        0 rest active
        =side:
        0 right left
        =sleep_disruption_severity:
        0 none low medium high
        =sleep_level:
        0 unmeasurable awake light deep rem
        =source_type:
        0 ant antplus bluetooth bluetooth_low_energy wifi local
        =split_status:
        0 failure success climb_attempted climb_completed
        =split_type:
        1 ascent_split descent_split interval_active interval_rest interval_warmup
        interval_cooldown interval_recovery interval_other climb_active climb_rest
        surf_active run_active run_rest workout_round 17 rwd_run rwd_walk 21 windsurf_active
        rwd_stand transition 28 ski_lift_split ski_run_split
        =spo2_measurement_type:
        0 off_wrist spot_check continuous_check periodic
        =sport:
        0 generic running cycling transition fitness_equipment swimming basketball soccer
        tennis american_football training walking cross_country_skiing alpine_skiing
        snowboarding rowing mountaineering hiking multisport paddling flying e_biking
        motorcycling boating driving golf hang_gliding horseback_riding hunting fishing
        inline_skating rock_climbing sailing ice_skating sky_diving snowshoeing snowmobiling
        stand_up_paddleboarding surfing wakeboarding water_skiing kayaking rafting
        windsurfing kitesurfing tactical jumpmaster boxing floor_climbing baseball 53 diving
        56 shooting 58 winter_sport grinding 62 hiit video_gaming racket
        wheelchair_push_walk wheelchair_push_run meditation para_sport disc_golf team_sport
        cricket rugby hockey lacrosse volleyball water_tubing wakesurfing water_sport
        archery mixed_martial_arts motor_sports snorkeling dance jump_rope pool_apnea
        mobility geocaching canoeing 254 all
        =sport_bits_0:
        1 generic running 4 cycling 8 transition 16 fitness_equipment 32 swimming 64
        basketball 128 soccer
        =sport_bits_1:
        1 tennis american_football 4 training 8 walking 16 cross_country_skiing 32
        alpine_skiing 64 snowboarding 128 rowing
        =sport_bits_2:
        1 mountaineering hiking 4 multisport 8 paddling 16 flying 32 e_biking 64
        motorcycling 128 boating
        =sport_bits_3:
        1 driving golf 4 hang_gliding 8 horseback_riding 16 hunting 32 fishing 64
        inline_skating 128 rock_climbing
        =sport_bits_4:
        1 sailing ice_skating 4 sky_diving 8 snowshoeing 16 snowmobiling 32
        stand_up_paddleboarding 64 surfing 128 wakeboarding
        =sport_bits_5:
        1 water_skiing kayaking 4 rafting 8 windsurfing 16 kitesurfing 32 tactical 64
        jumpmaster 128 boxing
        =sport_bits_6:
        1 floor_climbing
        =sport_event:
        0 uncategorized geocaching fitness recreation race special_event training
        transportation touring
        =stroke_type:
        0 no_event other serve forehand backhand smash
        =sub_sport:
        0 generic treadmill street trail track spin indoor_cycling road mountain downhill
        recumbent cyclocross hand_cycling track_cycling indoor_rowing elliptical
        stair_climbing lap_swimming open_water flexibility_training strength_training
        warm_up match exercise challenge indoor_skiing cardio_training indoor_walking
        e_bike_fitness bmx casual_walking speed_walking bike_to_run_transition
        run_to_bike_transition swim_to_bike_transition atv motocross backcountry resort
        rc_drone wingsuit whitewater skate_skiing yoga pilates indoor_running gravel_cycling
        e_bike_mountain commuting mixed_surface navigate track_me map single_gas_diving
        multi_gas_diving gauge_diving apnea_diving apnea_hunting virtual_activity obstacle
        62 breathing ccr_diving 65 sail_race expedition ultra indoor_climbing bouldering
        hiit indoor_grinding hunting_with_dogs amrap emom tabata 77 esport triathlon
        duathlon brick swim_run adventure_race trucker_workout pickleball padel
        indoor_wheelchair_walk indoor_wheelchair_run indoor_hand_cycling 90 field ice
        ultimate platform squash badminton racquetball table_tennis overland trolling_motor
        110 fly_canopy fly_paraglide fly_paramotor fly_pressurized fly_navigate fly_timer
        fly_altimeter fly_wx fly_vfr fly_ifr 121 dynamic_apnea 123 enduro rucking rally
        pool_triathlon e_bike_enduro 254 all
        =supported_exd_screen_layouts:
        1 full_screen half_vertical 4 half_horizontal 8 half_vertical_right_split 16
        half_horizontal_bottom_split 32 full_quarter_split 64 half_vertical_left_split 128
        half_horizontal_top_split
        =swim_stroke:
        0 freestyle backstroke breaststroke butterfly drill mixed im im_by_round rimo
        =switch:
        0 off on auto
        =tap_sensitivity:
        0 high medium low
        =time_into_day:

        =time_mode:
        0 hour12 hour24 military hour_12_with_seconds hour_24_with_seconds utc
        =time_zone:
        0 almaty bangkok bombay brasilia cairo cape_verde_is darwin eniwetok fiji hong_kong
        islamabad kabul magadan mid_atlantic moscow muscat newfoundland samoa sydney tehran
        tokyo us_alaska us_atlantic us_central us_eastern us_hawaii us_mountain us_pacific
        other auckland kathmandu europe_western_wet europe_central_cet europe_eastern_eet
        jakarta perth adelaide brisbane tasmania iceland amsterdam athens barcelona berlin
        brussels budapest copenhagen dublin helsinki lisbon london madrid munich oslo paris
        prague reykjavik rome stockholm vienna warsaw zurich quebec ontario manitoba
        saskatchewan alberta british_columbia boise boston chicago dallas denver kansas_city
        las_vegas los_angeles miami minneapolis new_york new_orleans phoenix santa_fe
        seattle washington_dc us_arizona chita ekaterinburg irkutsk kaliningrad krasnoyarsk
        novosibirsk petropavlovsk_kamchatskiy samara vladivostok mexico_central
        mexico_mountain mexico_pacific cape_town winkhoek lagos riyahd venezuela
        australia_lh santiago 253 manual automatic
        =timer_trigger:
        0 manual auto fitness_equipment
        =tissue_model_type:
        0 zhl_16c
        =tone:
        0 off tone vibrate tone_and_vibrate
        =turn_type:
        0 arriving_idx arriving_left_idx arriving_right_idx arriving_via_idx
        arriving_via_left_idx arriving_via_right_idx bear_keep_left_idx bear_keep_right_idx
        continue_idx exit_left_idx exit_right_idx ferry_idx roundabout_45_idx
        roundabout_90_idx roundabout_135_idx roundabout_180_idx roundabout_225_idx
        roundabout_270_idx roundabout_315_idx roundabout_360_idx roundabout_neg_45_idx
        roundabout_neg_90_idx roundabout_neg_135_idx roundabout_neg_180_idx
        roundabout_neg_225_idx roundabout_neg_270_idx roundabout_neg_315_idx
        roundabout_neg_360_idx roundabout_generic_idx roundabout_neg_generic_idx
        sharp_turn_left_idx sharp_turn_right_idx turn_left_idx turn_right_idx uturn_left_idx
        uturn_right_idx icon_inv_idx icon_idx_cnt
        =uiaa_grading_scale:
        0 I II III IV_minus IV IV_plus V_minus V V_plus VI_minus VI VI_plus VII_minus VII
        VII_plus VIII_minus VIII VIII_plus IX_minus IX IX_plus X_minus X X_plus XI_minus XI
        XI_plus XII_minus
        =user_local_id:
        0 local_min 15 local_max stationary_min 255 stationary_max portable_min 65534
        portable_max
        =vermin_grading_scale:
        0 vb v0 v1 v2 v3 v4 v5 v6 v7 v8 v9 v10 v11 v12 v13 v14 v15 v16 v17
        =watchface_mode:
        0 digital analog connect_iq disabled
        =water_type:
        0 fresh salt en13319 custom
        =weather_report:
        0 current hourly_forecast daily_forecast
        =weather_severe_type:
        0 unspecified tornado tsunami hurricane extreme_wind typhoon inland_hurricane
        hurricane_force_wind waterspout severe_thunderstorm wreckhouse_winds les_suetes_wind
        avalanche flash_flood tropical_storm inland_tropical_storm blizzard ice_storm
        freezing_rain debris_flow flash_freeze dust_storm high_wind winter_storm
        heavy_freezing_spray extreme_cold wind_chill cold_wave heavy_snow_alert
        lake_effect_blowing_snow snow_squall lake_effect_snow winter_weather sleet snowfall
        snow_and_blowing_snow blowing_snow snow_alert arctic_outflow freezing_drizzle storm
        storm_surge rainfall areal_flood coastal_flood lakeshore_flood excessive_heat heat
        weather high_heat_and_humidity humidex_and_health humidex gale freezing_spray
        special_marine squall strong_wind lake_wind marine_weather wind
        small_craft_hazardous_seas hazardous_seas small_craft small_craft_winds
        small_craft_rough_bar high_water_level ashfall freezing_fog dense_fog dense_smoke
        blowing_dust hard_freeze freeze frost fire_weather flood rip_tide high_surf smog
        air_quality brisk_wind air_stagnation low_water hydrological special_weather
        =weather_severity:
        0 unknown warning watch advisory statement
        =weather_status:
        0 clear partly_cloudy mostly_cloudy rain snow windy thunderstorms wintry_mix fog 11
        hazy hail scattered_showers scattered_thunderstorms unknown_precipitation light_rain
        heavy_rain light_snow heavy_snow light_rain_snow heavy_rain_snow cloudy
        =weight:
        65534 calculating
        =wkt_step_duration:
        0 time distance hr_less_than hr_greater_than calories open repeat_until_steps_cmplt
        repeat_until_time repeat_until_distance repeat_until_calories
        repeat_until_hr_less_than repeat_until_hr_greater_than repeat_until_power_less_than
        repeat_until_power_greater_than power_less_than power_greater_than
        training_peaks_tss repeat_until_power_last_lap_less_than
        repeat_until_max_power_last_lap_less_than power_3s_less_than power_10s_less_than
        power_30s_less_than power_3s_greater_than power_10s_greater_than
        power_30s_greater_than power_lap_less_than power_lap_greater_than
        repeat_until_training_peaks_tss repetition_time reps 31 time_only
        =wkt_step_target:
        0 speed heart_rate open cadence power grade resistance power_3s power_10s power_30s
        power_lap swim_stroke speed_lap heart_rate_lap
        =workout_capabilities:
        1 interval custom 4 fitness_equipment 8 firstbeat 16 new_leaf 32 tcx 128 speed 256
        heart_rate 512 distance 1024 cadence 2048 power 4096 grade 8192 resistance 16384
        protected
        =workout_equipment:
        0 none swim_fins swim_kickboard swim_paddles swim_pull_buoy swim_snorkel
        =workout_hr:
        100 bpm_offset
        =workout_power:
        1000 watts_offset
        =yds_grading_scale:
        0 5_1 5_2 5_3 5_4 5_5 5_6 5_7 5_8 5_9 5_10 5_10a 5_10b 5_10c 5_10d 5_11 5_11a 5_11b
        5_11c 5_11d 5_12 5_12a 5_12b 5_12c 5_12d 5_13 5_13a 5_13b 5_13c 5_13d 5_14 5_14a
        5_14b 5_14c 5_14d 5_15 5_15a 5_15b 5_15c 5_15d 5_1_minus 5_1_plus 5_2_minus 5_2_plus
        5_3_minus 5_3_plus 5_4_minus 5_4_plus 5_5_minus 5_5_plus 5_6_minus 5_6_plus
        5_7_minus 5_7_plus 5_8_minus 5_8_plus 5_9_minus 5_9_plus 5_10_minus 5_10_plus
        5_11_minus 5_11_plus 5_12_minus 5_12_plus 5_13_minus 5_13_plus 5_14_minus 5_14_plus
        5_15_minus 5_15_plus
        """
}
