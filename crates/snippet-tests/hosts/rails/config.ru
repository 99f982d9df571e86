ENV['RAILS_ENV'] = 'production'
require 'bundler'
require 'rails'
require 'action_controller/railtie'
Bundler.require

class Host < Rails::Application
  config.root = __dir__
  config.eager_load = false
  config.secret_key_base = 'not a secret'
  config.logger = Logger.new(File::NULL)
end

class PagesController < ActionController::API
  def root
    response.set_header('X-Total', '3')
    render json: {}
  end

  def boom
    raise 'boom'
  end
end

Rails.application.initialize!
Rails.application.routes.draw do
  match '/', to: 'pages#root', via: :all
  match '/boom', to: 'pages#boom', via: :all
end
run Rails.application
